package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Text being written on the board: a new text or note, or an existing one.
 *
 * @param id the element edited, or null for a new one
 * @param note whether it is a sticky note; if not, plain text
 * @param text the text when editing began
 * @param rot 1/100 degree about the centre of the bounds
 * @param written the text as far as it is written
 */
public record TextDraft(
        @Nullable String id,
        boolean note,
        String page,
        Point at,
        Size size,
        int rot,
        Style style,
        String text,
        String written) {
    /** Stands for the id that a new element will have. */
    private static final String STORED_ID = "draft000-1";

    /** Stores the text that is being written, so that it outlives the program. Calls return at once. */
    public interface Store {
        /** Remembers nothing. */
        Store NONE = new Store() {
            @Override
            public void written(TextDraft draft) {}

            @Override
            public void ended(List<Op> ops) {}
        };

        /** Something was typed. */
        void written(TextDraft draft);

        /** Editing has ended. @param ops what is submitted for it; the draft must be kept until they are stored themselves */
        void ended(List<Op> ops);
    }

    TextDraft with(String nowWritten) {
        return new TextDraft(id, note, page, at, size, rot, style, text, nowWritten);
    }

    TextDraft with(Style nowChosen) {
        return new TextDraft(id, note, page, at, size, rot, nowChosen, text, written);
    }

    /** Whether another draft is the same one, perhaps in another style. */
    public boolean isSame(TextDraft other) {
        return with(other.style).equals(other);
    }

    /** Its form in a file: the element as it would be, and for an existing one its text when editing began. */
    public List<Op> toOps() {
        CommonProperties common = new CommonProperties(STORED_ID, page, 0, at, 0, style, null, false);
        String clean = TextEditing.clean(written);
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Add(note ? new Note(common, clean, size, rot) : new Text(common, clean, size, rot)));
        if (id != null)
            ops.add(new Op.Set(List.of(id), ElementPatch.builder().text(text).build()));
        return ops;
    }

    /** The draft that {@link #toOps} has written, or null. */
    public static @Nullable TextDraft of(List<Op> ops) {
        if (ops.isEmpty() || !(ops.getFirst() instanceof Op.Add(Element element))) return null;
        String id = null;
        String text = "";
        if (ops.size() > 1 && ops.get(1) instanceof Op.Set set && set.patch().text() != null) {
            id = set.ids().getFirst();
            text = set.patch().text();
        }
        return switch (element) {
            case Text t -> new TextDraft(id, false, t.page(), t.at(), t.size(), t.rot(), t.style(), text, t.text());
            case Note n -> new TextDraft(id, true, n.page(), n.at(), n.size(), n.rot(), n.style(), text, n.text());
            case Stroke _, Shape _, Image _, Connector _ -> null;
        };
    }
}
