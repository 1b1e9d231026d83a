package org.bunpil.client.canvas;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.TextDraft;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.Typography;
import org.bunpil.geometry.Size;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;

/** The text being edited, at its place on the board and in its size and colour. A real text field, so that Hangul can be composed. */
final class InlineTextEditor extends TextArea {
    private final Editor editor;
    private final TextDraft textDraft;
    private final String colors;
    private boolean over;
    /** Font size, board pixels; a note with much text has a smaller one. */
    private double size;

    private boolean isSet;

    InlineTextEditor(Editor editor, TextDraft textDraft, Paper paper) {
        super(textDraft.text());
        this.editor = editor;
        this.textDraft = textDraft;
        setManaged(false);
        setWrapText(true);
        getStyleClass().setAll("writing-area");
        getStylesheets().add(STYLESHEET);
        int ink = textDraft.note()
                ? Painter.NOTE_INK
                : paper.ink(textDraft.style().color());
        String background = textDraft.note()
                ? String.format(
                        Locale.ROOT,
                        "#%06x",
                        Painter.noteColor(textDraft.style().color()))
                : "transparent";
        this.colors = String.format(Locale.ROOT, "-fx-text-fill: #%06x; -fx-background-color: %s;", ink, background);
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
        textProperty().addListener(observable -> fit());
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) commit();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                commit();
                event.consume();
            }
        });
        fit();
        positionCaret(textDraft.text().length());
    }

    /** Its own style: only the text and a thin border. */
    private static final String STYLESHEET = "data:text/css,"
        + ".writing-area%20{-fx-padding:0;-fx-background-insets:0;-fx-border-color:%231f6feb;-fx-border-width:1;"
        + "-fx-border-insets:-1;}"
        + ".writing-area%20.scroll-pane{-fx-background-color:transparent;-fx-hbar-policy:never;-fx-vbar-policy:never;"
        + "-fx-padding:0;}.writing-area%20.scroll-pane%20.viewport{-fx-background-color:transparent;}"
        + ".writing-area%20.content{-fx-background-color:transparent;}";

    /** The caret does not blink: a blinking one makes the toolkit check for changes on each of its fast pulses. */
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
        return new NonBlinkingSkin(this);
    }

    TextDraft textDraft() {
        return textDraft;
    }

    /** Commits the text and ends editing. If the board accepts nothing at the moment, editing continues. */
    void commit() {
        if (over) return;
        // Removing this node from the window takes the focus away, which calls this method again.
        over = true;
        over = editor.textEditing().commit(getText(), textDraft.note() ? textDraft.size() : needed());
    }

    /** Moves with the board. */
    void follow(Viewport v) {
        setVisible(textDraft.page().equals(editor.page()) || isPageGone());
        double zoom = v.zoom();
        double width = getWidth();
        double height = getHeight();
        setLayoutX(v.toViewX(textDraft.at().x()));
        setLayoutY(v.toViewY(textDraft.at().y()));
        getTransforms().setAll(new Scale(zoom, zoom, 0, 0));
        if (textDraft.rot() != 0) getTransforms().add(new Rotate(textDraft.rot() / 100.0, width / 2, height / 2));
    }

    private boolean isPageGone() {
        Page page = editor.view().page(textDraft.page());
        return page == null || page.deleted();
    }

    private void fit() {
        double width = (double) textDraft.size().width() / Viewport.UNITS;
        double height = (double) textDraft.size().height() / Viewport.UNITS;
        if (!textDraft.note()) {
            double line = Typography.size(textDraft.style().font()) * Typography.LINE_HEIGHT;
            height = Math.max(height, (double) needed().height() / Viewport.UNITS) + line / 2;
        }
        resize(width, height);
        double wanted = textDraft.note()
                ? Typography.note(getText(), width, height, textDraft.style().font())
                        .size()
                : Typography.size(textDraft.style().font());
        if (wanted != size) {
            size = wanted;
            setStyle(
                    String.format(Locale.ROOT, "-fx-font-family: Pretendard; -fx-font-size: %.2fpx; %s", size, colors));
            isSet = false;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        if (!isSet && lookup(".content") instanceof Region content) {
            isSet = true;
            set(content);
        }
        super.layoutChildren();
    }

    /** Puts each line where the painter will put it: the same edge, the same distance from line to line. */
    private void set(Region content) {
        javafx.scene.text.Text letter = new javafx.scene.text.Text("가");
        letter.setFont(Font.font("Pretendard", size));
        double lead = size * Typography.LINE_HEIGHT;
        double padding = textDraft.note() ? Typography.NOTE_PADDING : Typography.TEXT_PADDING;
        double top = padding + lead / 2 + size * Typography.BASE - letter.getBaselineOffset();
        content.setStyle(String.format(Locale.ROOT, "-fx-padding: %.2fpx %.2fpx 0 %.2fpx;", top, padding, padding));
        double gap = lead - letter.getLayoutBounds().getHeight();
        for (Node text : content.lookupAll(".text")) {
            if (text instanceof javafx.scene.text.Text lines) lines.setLineSpacing(gap);
        }
    }

    private Size needed() {
        return Typography.needed(
                getText(),
                Math.max(textDraft.size().width(), MIN_WIDTH),
                textDraft.style().font());
    }

    /** While text is edited, lines are at least this wide before they break, 1/8 board pixel. */
    private static final int MIN_WIDTH = 320 * Viewport.UNITS;
}
