package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.geometry.FontSteps;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.TextVisibility;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.jspecify.annotations.Nullable;

/** The text that is being edited on the board, one at a time. The board changes when it is committed. */
public final class TextEditing {
    /** Side of a new note, 1/8 board pixel. */
    public static final int NOTE_SIDE = 200 * Viewport.UNITS;
    /** Size of new text before anything is written, 1/8 board pixel. */
    private static final Size NEW_TEXT = new Size(320 * Viewport.UNITS, 32 * Viewport.UNITS);
    /** If another participant has changed the text meanwhile, a copy is put this far below it, 1/8 board pixel. */
    private static final int COPY_OFFSET = 24 * Viewport.UNITS;

    private final Editor editor;
    private TextDraft.Store store = TextDraft.Store.NONE;
    private @Nullable TextDraft textDraft;
    /** The style of the text when editing began. */
    private Style begun = Style.DEFAULT;

    TextEditing(Editor editor) {
        this.editor = editor;
    }

    /** The text being edited, or null. */
    public @Nullable TextDraft textDraft() {
        return textDraft;
    }

    /** Sets where the text is stored while it is being written. */
    public void store(TextDraft.Store newStore) {
        store = newStore;
    }

    /** Something was typed. */
    public void written(String text) {
        if (textDraft != null) store.written(textDraft.with(text));
    }

    /**
     * Another colour or size was chosen for the text that is being written.
     *
     * @return whether there is any
     */
    boolean restyle(UnaryOperator<Style> change) {
        if (textDraft == null) return false;
        textDraft = textDraft.with(change.apply(textDraft.style()));
        editor.fire(EditorChange.DRAFT);
        return true;
    }

    /** Goes on with a text that an earlier run left. */
    public void resume(TextDraft left) {
        show(left);
        Element now = left.id() == null ? null : editor.view().element(left.id());
        if (now != null) begun = now.style();
    }

    /** Begins new text with its first line at the given position, or a new note around it. */
    public void beginNew(boolean note, Point at) {
        if (!editor.checkWrite()) return;
        Style style = editor.style();
        Size size = note ? new Size(NOTE_SIDE, NOTE_SIDE) : NEW_TEXT;
        Point corner = note
                ? new Point(at.x() - size.width() / 2, at.y() - size.height() / 2)
                : new Point(at.x(), at.y() - size.height() / 2);
        show(new TextDraft(null, note, editor.page(), corner, size, 0, style, "", ""));
    }

    /** Edits an existing text or note; ignores any other element. */
    public void edit(Element element) {
        if (editor.isOthers(element)) editor.explainAuthor(element);
        if (!editor.mayChange(element) || !editor.checkWrite()) return;
        switch (element) {
            case Text t ->
                show(new TextDraft(t.id(), false, t.page(), t.at(), t.size(), t.rot(), t.style(), t.text(), t.text()));
            case Note n ->
                show(new TextDraft(n.id(), true, n.page(), n.at(), n.size(), n.rot(), n.style(), n.text(), n.text()));
            case Connector connector -> show(label(connector));
            case Stroke _, Shape _, Image _ -> {}
        }
    }

    /** A label is written like text that stands at the middle of its line. */
    private TextDraft label(Connector stored) {
        Connector c = ConnectorEnds.placed(stored, editor.view());
        double[] middle = ConnectorPath.middle(c);
        int width = (int) ConnectorPath.labelWidth(c);
        int height = (int) (FontSteps.size(c.style().font()) * 1.4 * Viewport.UNITS);
        Point at = new Point((int) middle[0] - width / 2, (int) middle[1] - height / 2);
        return new TextDraft(c.id(), false, c.page(), at, new Size(width, height), 0, c.style(), c.text(), c.text());
    }

    /**
     * Ends editing. If the board accepts nothing from this person at the moment, editing continues, and the listeners are told why.
     *
     * @param size of the bounds that the text needs, 1/8 board pixel
     * @return whether editing has ended
     */
    public boolean commit(String written, Size size) {
        TextDraft d = textDraft;
        if (d == null) return true;
        List<Op> ops = ops(d, clean(written), size);
        if (!ops.isEmpty() && !editor.checkWrite()) return false;
        show(null);
        // First, since what is submitted can be stored at once.
        store.ended(ops);
        editor.perform(ops);
        return true;
    }

    private List<Op> ops(TextDraft d, String text, Size size) {
        List<Op> ops = new ArrayList<>();
        Element current = d.id() == null ? null : editor.view().element(d.id());
        String confirmed = current == null ? null : current.text();
        // Only another participant has changed or deleted it.
        if (d.id() != null && text.equals(d.text()) && !text.equals(confirmed)) return ops;
        if (current == null || confirmed == null) {
            if (!TextVisibility.isBlank(text) || (d.note() && d.id() == null)) ops.add(add(d, text, d.at(), size));
        } else if (ConnectorEnds.connector(current) != null && confirmed.equals(d.text()) && !current.lock()) {
            changeLabel(d, current, text, ops);
        } else if (TextVisibility.isBlank(text) && !d.note()) {
            if (confirmed.equals(d.text()) && !current.lock()) ops.add(new Op.Delete(List.of(current.id())));
        } else if (confirmed.equals(d.text()) && !current.lock()) {
            change(d, current, text, size, ops);
        } else if (!confirmed.equals(text)) {
            // Another participant changed or locked it meanwhile: both texts are kept.
            ops.add(add(d, text, new Point(d.at().x(), d.at().y() + size.height() + COPY_OFFSET), size));
        }
        return ops;
    }

    private void changeLabel(TextDraft d, Element current, String text, List<Op> ops) {
        ElementPatch.Builder values = ElementPatch.builder();
        if (!text.equals(d.text())) values.text(text);
        if (!d.style().equals(begun)) values.style(restyled(d.style()));
        if (!values.build().equals(ElementPatch.NONE)) ops.add(new Op.Set(List.of(current.id()), values.build()));
    }

    private void change(TextDraft d, Element current, String text, Size size, List<Op> ops) {
        ElementPatch.Builder values = ElementPatch.builder();
        if (!size.equals(d.size())) values.size(size);
        // Somebody may have moved it meanwhile.
        Point at = Rotation.keepingCorner(current.at(), d.size(), size, d.rot());
        if (!at.equals(current.at())) values.at(at);
        if (!text.equals(d.text())) values.text(text);
        if (!d.style().equals(begun)) values.style(restyled(d.style()));
        if (values.build().equals(ElementPatch.NONE)) return;
        ops.add(new Op.Set(List.of(current.id()), values.build()));
    }

    private StylePatch restyled(Style style) {
        StylePatch.Builder values = StylePatch.builder();
        if (style.color() != begun.color()) values.color(style.color());
        if (style.alpha() != begun.alpha()) values.alpha(style.alpha());
        if (style.font() != begun.font()) values.font(style.font());
        return values.build();
    }

    private Op add(TextDraft d, String text, Point at, Size size) {
        Page page = editor.view().page(d.page());
        // If its page has been deleted meanwhile, use the current page.
        String where = page == null || page.deleted() ? editor.page() : d.page();
        CommonProperties common = new CommonProperties(editor.newId(), where, 0, at, 0, d.style(), null, false);
        return new Op.Add(d.note() ? new Note(common, text, size, d.rot()) : new Text(common, text, size, d.rot()));
    }

    /** The text as a board may hold it: no control characters but line feed and tab, no unpaired surrogates, not too long. */
    public static String clean(String written) {
        StringBuilder text = new StringBuilder(Math.min(written.length(), Limits.TEXT_UNITS));
        written.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (!control && !half && text.length() + Character.charCount(c) <= Limits.TEXT_UNITS) {
                text.appendCodePoint(c);
            }
        });
        return text.toString().stripTrailing();
    }

    private void show(@Nullable TextDraft newDraft) {
        textDraft = newDraft;
        if (newDraft != null) begun = newDraft.style();
        editor.localPresence().typing(newDraft == null ? null : newDraft.id());
        editor.fire(EditorChange.DRAFT);
    }
}
