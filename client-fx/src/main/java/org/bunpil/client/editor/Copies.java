package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bunpil.geometry.Point;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Packed;
import org.bunpil.model.Stroke;
import org.bunpil.op.Chunks;
import org.bunpil.op.Op;
import org.bunpil.op.Setting;
import org.bunpil.op.Values;

/** The ops that put copies of elements on a page. */
final class Copies {
    private Copies() {}

    /**
     * @param originals lowest first
     * @param ids receives the ids of the copies, in the same order
     */
    static List<Op> of(List<Element> originals, String page, Point offset, Supplier<String> newId, List<String> ids) {
        List<Op> ops = new ArrayList<>();
        List<Op.Each> sets = new ArrayList<>();
        Map<String, String> groups = new HashMap<>();
        for (Element original : originals) {
            String id = newId.get();
            ids.add(id);
            Point at = new Point(original.at().x() + offset.x(), original.at().y() + offset.y());
            String group = original.group();
            String newGroup = group == null ? null : groups.computeIfAbsent(group, _ -> newId.get());
            if (original instanceof Stroke stroke) {
                stroke(stroke, id, page, at, ops);
                Values rest = new Values(
                        null,
                        null,
                        stroke.sx() == Stroke.UNIT_SCALE ? null : stroke.sx(),
                        stroke.sy() == Stroke.UNIT_SCALE ? null : stroke.sy(),
                        stroke.rot() == 0 ? null : stroke.rot(),
                        null,
                        null,
                        newGroup == null ? null : new Setting<>(newGroup),
                        null,
                        null,
                        null);
                if (!rest.equals(Values.NONE)) sets.add(new Op.Each(id, rest));
            } else {
                Common common = new Common(id, page, 0, at, 0, original.style(), newGroup, false);
                ops.add(new Op.Add(original.with(common)));
            }
        }
        ops.addAll(Chunks.set(sets));
        return ops;
    }

    private static void stroke(Stroke stroke, String id, String page, Point at, List<Op> ops) {
        List<Packed> chunks = chunks(stroke);
        ops.add(new Op.Begin(id, page, at, stroke.style(), chunks.getFirst()));
        for (int n = 1; n < chunks.size(); n++) ops.add(new Op.Append(id, n, chunks.get(n)));
        ops.add(new Op.End(id, chunks.size(), stroke.points().count(), null));
    }

    /** The samples in chunks that one append may carry. */
    private static List<Packed> chunks(Stroke stroke) {
        int most = Limits.APPEND_SAMPLES;
        List<Packed> chunks = new ArrayList<>();
        int count = stroke.points().count();
        for (int from = 0; from < count; from += most) {
            chunks.addAll(
                    stroke.points().slice(from, Math.min(count, from + most)).chunks());
        }
        return chunks;
    }
}
