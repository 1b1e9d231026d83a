package org.bunpil.sync.replica;

import java.util.List;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** Upper bounds of an op's size on the wire, so that batches can be cut without encoding them. */
public final class OpSize {
    /** Braces, names and numbers of any op, without lists and texts. */
    private static final int FRAME_BYTES = 160;

    private static final int VALUES_BYTES = 640;
    private static final int ELEMENT_BYTES = 640;
    /** Quoted id and comma. */
    private static final int ID_BYTES = Limits.ID_UNITS + 3;
    /** A UTF-16 unit takes three bytes at most; an escape takes two. */
    private static final int UNIT_BYTES = 3;

    private OpSize() {}

    /** The number of ids that the op names. */
    static int ids(Op op) {
        return switch (op) {
            case Op.Move o -> o.ids().size();
            case Op.Set o -> o.ids().size();
            case Op.SetEach o -> o.patches().size();
            case Op.Order o -> o.ids().size();
            case Op.Delete o -> o.ids().size();
            case Op.Restore o -> o.ids().size();
            case Op.Cut o -> 1 + o.parts().size();
            case Op.Add _, Op.Begin _, Op.Append _, Op.End _, Op.Seal _, Op.Clear _ -> 1;
            case Op.PageAdd _, Op.PageMove _, Op.PageSet _, Op.PageDelete _, Op.PageRestore _ -> 1;
            case Op.Access _, Op.Init _, Op.Join _ -> 0;
        };
    }

    public static int bytes(Op op) {
        return FRAME_BYTES
                + switch (op) {
                    case Op.Add o -> element(o.element());
                    case Op.Begin o -> VALUES_BYTES + packed(o.points());
                    case Op.Append o -> packed(o.points());
                    case Op.End o -> packed(o.fit());
                    case Op.Seal _, Op.Clear _ -> 0;
                    case Op.Move o -> names(o.ids());
                    case Op.Set o -> names(o.ids()) + values(o.patch());
                    case Op.SetEach o ->
                        o.patches().stream()
                                .mapToInt(each -> ID_BYTES + 20 + values(each.patch()))
                                .sum();
                    case Op.Order o -> names(o.ids());
                    case Op.Cut o -> o.parts().size() * (ID_BYTES + 40);
                    case Op.Delete o -> names(o.ids());
                    case Op.Restore o -> names(o.ids());
                    case Op.PageAdd o -> text(o.title());
                    case Op.PageSet o -> text(o.title());
                    case Op.PageMove _, Op.PageDelete _, Op.PageRestore _ -> 0;
                    case Op.Access o -> o.patch().people().size() * (100 + UNIT_BYTES * Limits.NAME_UNITS);
                    case Op.Init _, Op.Join _ -> VALUES_BYTES;
                };
    }

    private static int names(List<String> ids) {
        return ids.size() * ID_BYTES;
    }

    private static int values(ElementPatch patch) {
        return VALUES_BYTES + text(patch.text());
    }

    private static int element(Element el) {
        return ELEMENT_BYTES
                + switch (el) {
                    case Stroke s -> s.points().byteCount() * 4 / 3 + 4;
                    case Text t -> text(t.text());
                    case Note n -> text(n.text());
                    case Connector c -> text(c.text());
                    case Shape _, Image _ -> 0;
                };
    }

    private static int packed(@Nullable SampleChunk chunk) {
        return chunk == null ? 0 : chunk.byteCount() * 4 / 3 + 4;
    }

    private static int text(@Nullable String text) {
        return text == null ? 0 : text.length() * UNIT_BYTES;
    }
}
