package org.bunpil.client.canvas;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.TextDraft;
import org.bunpil.client.editor.TextEditing;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.Typography;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;

/**
 * The text being edited, at its place on the board. The toolkit's text field takes what is typed, so that Hangul can be composed, but
 * shows nothing: the board's painter paints the text, so that each line is where it will be afterwards.
 */
final class InlineTextEditor extends TextArea {
    private final Editor editor;
    private TextDraft textDraft;
    private TextDraftView view;
    /** Text size step when editing began. */
    private final int begunFont;

    private final Scale zoomed = new Scale(1, 1, 0, 0);
    private final Rotate turned = new Rotate();
    private final Runnable pasted;
    private boolean over;
    /** Where what an input method has not finished yet begins, and how long it is. */
    private int composedFrom;

    private int composed;
    /** The caret keeps its place from left to right while it moves up and down; NaN: it takes that of its line. */
    private double column = Double.NaN;

    InlineTextEditor(
            Editor editor, TextDraft textDraft, Painter painter, Paper paper, Runnable pasted, Runnable caretMoved) {
        super(textDraft.written());
        this.editor = editor;
        this.textDraft = textDraft;
        this.pasted = pasted;
        this.begunFont = textDraft.style().font();
        this.view = view(textDraft, painter, paper);
        setManaged(false);
        getStyleClass().setAll("writing-area");
        getStylesheets().add(STYLESHEET);
        getTransforms().setAll(zoomed, turned);
        // Input beyond the limit of the board is rejected at once; otherwise it would be lost at the end.
        setTextFormatter(new TextFormatter<>(change -> {
            int room = Limits.TEXT_UNITS
                    - change.getControlText().length()
                    + change.getRangeEnd()
                    - change.getRangeStart();
            if (change.getText().length() > Math.max(0, room)) {
                change.setText(change.getText().substring(0, Math.max(0, room)));
                int end = change.getRangeStart() + change.getText().length();
                change.selectRange(end, end);
            }
            return change;
        }));
        textProperty().addListener(observable -> {
            fit();
            editor.textEditing().written(getText());
        });
        caretPositionProperty().addListener(observable -> {
            showCaret();
            caretMoved.run();
        });
        selectionProperty().addListener(observable -> showCaret());
        focusedProperty().addListener((_, _, focused) -> {
            showCaret();
            if (!focused) commit();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(MouseEvent.ANY, this::pointed);
        addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::composing);
        fit();
        positionCaret(textDraft.written().length());
    }

    private static TextDraftView view(TextDraft draft, Painter painter, Paper paper) {
        int ink = draft.note() ? Painter.NOTE_INK : paper.ink(draft.style().color());
        return new TextDraftView(draft, painter, ink);
    }

    /** Shows the same text in another colour or size. */
    void restyle(TextDraft restyled, Painter painter, Paper paper) {
        textDraft = restyled;
        TextDraftView old = view;
        view = view(restyled, painter, paper);
        int index = getChildren().indexOf(old.node);
        if (index >= 0) getChildren().set(index, view.node);
        fit();
        editor.textEditing().written(getText());
    }

    /** The draft has ended or given place to another one: losing the focus commits nothing any more. */
    void giveUp() {
        over = true;
    }

    /** Its own style: only a thin border. */
    private static final String STYLESHEET = "data:text/css,"
            + ".writing-area%20{-fx-padding:0;-fx-background-color:transparent;-fx-border-color:%231f6feb;-fx-border-width:1;"
            + "-fx-border-insets:-1;}"
            + ".writing-area%20.scroll-pane{-fx-background-color:transparent;-fx-hbar-policy:never;-fx-vbar-policy:never;"
            + "-fx-padding:0;-fx-opacity:0;}";

    /** The toolkit's caret, which nobody sees, does not blink: each blink would be painted. */
    private static final class NonBlinkingSkin extends TextAreaSkin {
        NonBlinkingSkin(TextArea area) {
            super(area);
        }

        @Override
        public void setCaretAnimating(boolean on) {
            super.setCaretAnimating(false);
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = new NonBlinkingSkin(this);
        if (!getChildren().contains(view.node)) getChildren().add(view.node);
        if (getInputMethodRequests() != null) setInputMethodRequests(new CaretRequests(getInputMethodRequests()));
        return skin;
    }

    /** Tells the input method where the caret is seen. */
    private final class CaretRequests implements InputMethodRequests {
        private final InputMethodRequests text;

        CaretRequests(InputMethodRequests text) {
            this.text = text;
        }

        @Override
        public Point2D getTextLocation(int offset) {
            Point2D below =
                    view.below(Math.min(getLength(), composed > 0 ? composedFrom + offset : getCaretPosition()));
            Point2D screen = localToScreen(below);
            return screen == null ? text.getTextLocation(offset) : screen;
        }

        @Override
        public int getLocationOffset(int x, int y) {
            return text.getLocationOffset(x, y);
        }

        @Override
        public void cancelLatestCommittedText() {
            text.cancelLatestCommittedText();
        }

        @Override
        public String getSelectedText() {
            return text.getSelectedText();
        }
    }

    @Override
    public void paste() {
        super.paste();
        pasted.run();
    }

    TextDraft textDraft() {
        return textDraft;
    }

    /** Commits the text and ends editing. If the board accepts nothing at the moment, editing continues. */
    void commit() {
        if (over) return;
        // Removing this node from the window takes the focus away, which calls this method again.
        over = true;
        // Measured as it will be kept, without line breaks at its end.
        String kept = TextEditing.clean(getText());
        boolean same = kept.equals(textDraft.text()) && textDraft.style().font() == begunFont;
        over = editor.textEditing().commit(kept, textDraft.note() || same ? textDraft.size() : needed(kept));
    }

    /** Moves with the board. Changes nothing if nothing has moved: each change is painted again, and this is called for each. */
    void follow(Viewport v, double deviceScale) {
        setVisible(textDraft.page().equals(editor.page()) || isPageGone());
        double zoom = v.zoom();
        Point corner = corner();
        setLayoutX(v.toViewX(corner.x()));
        setLayoutY(v.toViewY(corner.y()));
        if (zoomed.getX() != zoom) {
            zoomed.setX(zoom);
            zoomed.setY(zoom);
            showCaret();
        }
        if (textDraft.rot() != 0) {
            turned.setAngle(textDraft.rot() / 100.0);
            turned.setPivotX(getWidth() / 2);
            turned.setPivotY(getHeight() / 2);
        }
        view.show(getText(), size(), v.scale() * deviceScale);
    }

    /** The field is larger than the text; turned about its own middle, it begins where the text begins. */
    private Point corner() {
        Size field =
                new Size((int) Math.round(getWidth() * Viewport.UNITS), (int) Math.round(getHeight() * Viewport.UNITS));
        return Rotation.keepingCorner(textDraft.at(), textDraft.size(), field, textDraft.rot());
    }

    private boolean isPageGone() {
        Page page = editor.view().page(textDraft.page());
        return page == null || page.deleted();
    }

    private Size size() {
        return textDraft.note() ? textDraft.size() : needed(getText());
    }

    private void fit() {
        Size size = size();
        double width = (double) Math.max(size.width(), textDraft.note() ? 0 : wrapWidth()) / Viewport.UNITS;
        double height = (double) Math.max(textDraft.size().height(), size.height()) / Viewport.UNITS;
        resize(width, height);
        view.layout(getText(), size);
        view.show();
        column = Double.NaN;
        showCaret();
        requestLayout();
    }

    private void showCaret() {
        view.caret(
                getCaretPosition(),
                getSelection().getStart(),
                getSelection().getEnd(),
                composedFrom,
                composed,
                isFocused(),
                zoomed.getX());
    }

    /** Where the caret's line is in the node that this one belongs to. */
    Bounds caretBounds() {
        return localToParent(view.caretBounds());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            commit();
            event.consume();
            return;
        }
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
        if (!plain || composed > 0) return;
        int to = switch (event.getCode()) {
            case UP, KP_UP -> vertically(-1);
            case DOWN, KP_DOWN -> vertically(1);
            case HOME -> view.lineStart(getCaretPosition());
            case END -> view.lineEnd(getCaretPosition());
            default -> -1;
        };
        boolean moves = event.getCode().isNavigationKey() && to >= 0;
        if (!moves) {
            column = Double.NaN;
            return;
        }
        double kept = column;
        place(to, event.isShiftDown());
        column = kept;
        event.consume();
    }

    private int vertically(int by) {
        if (Double.isNaN(column)) column = view.below(getCaretPosition()).getX();
        return view.vertically(getCaretPosition(), by, column);
    }

    private void place(int position, boolean selecting) {
        if (selecting) selectPositionCaret(position);
        else positionCaret(position);
    }

    /** The toolkit's field would look for the place in lines of its own. */
    private void pointed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) return;
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
            column = Double.NaN;
            int at = view.nearest(event.getX(), event.getY());
            if (event.getClickCount() == 2) select(BreakIterator.getWordInstance(Locale.ROOT), at);
            else if (event.getClickCount() == 3) selectRange(view.paragraphStart(at), view.paragraphEnd(at));
            else place(at, event.isShiftDown());
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            selectPositionCaret(view.nearest(event.getX(), event.getY()));
        } else if (event.getEventType() != MouseEvent.MOUSE_RELEASED
                && event.getEventType() != MouseEvent.MOUSE_CLICKED) {
            return;
        }
        event.consume();
    }

    private void select(BreakIterator words, int at) {
        words.setText(getText());
        int end = at >= getLength() ? words.last() : words.following(at);
        int start = words.previous();
        selectRange(Math.max(0, start), Math.max(0, end));
    }

    private void composing(InputMethodEvent event) {
        int from = composed > 0 ? composedFrom : getSelection().getStart();
        composedFrom = from + event.getCommitted().length();
        composed = event.getComposed().stream()
                .map(InputMethodTextRun::getText)
                .mapToInt(String::length)
                .sum();
    }

    private Size needed(String text) {
        return Typography.needed(text, wrapWidth(), textDraft.style().font());
    }

    /** A text that was made narrow stays so; another one may grow to the usual width before its lines break. */
    private int wrapWidth() {
        int own = textDraft.size().width();
        boolean narrow = textDraft.id() != null
                && Typography.isBroken(
                        textDraft.text(),
                        (double) own / Viewport.UNITS,
                        textDraft.style().font());
        return narrow ? own : Math.max(own, MIN_WIDTH);
    }

    /** While text is edited, lines are at least this wide before they break, 1/8 board pixel. */
    private static final int MIN_WIDTH = 320 * Viewport.UNITS;
}
