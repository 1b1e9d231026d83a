package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.bunpil.op.SetOrClear;

/** The ops that put copies of elements on a page. */
final class CopyOps {
    private CopyOps() {}

    /**
     * @param originals lowest first
     * @param ids receives the ids of the copies, in the same order
     */
    static List<Op> of(List<Element> originals, String page, Point offset, Supplier<String> newId, List<String> ids) {
        List<Op> ops = new ArrayList<>();
        List<Op.TargetedPatch> sets = new ArrayList<>();
        Map<String, String> groups = new HashMap<>();
        for (Element original : originals) {
            String id = newId.get();
            ids.add(id);
            Point at = new Point(original.at().x() + offset.x(), original.at().y() + offset.y());
            String group = original.group();
            String newGroup = group == null ? null : groups.computeIfAbsent(group, _ -> newId.get());
            if (original instanceof Stroke stroke) {
                stroke(stroke, id, page, at, ops);
                ElementPatch rest = new ElementPatch(
                        null,
                        null,
                        stroke.sx() == Stroke.UNIT_SCALE ? null : stroke.sx(),
                        stroke.sy() == Stroke.UNIT_SCALE ? null : stroke.sy(),
                        stroke.rot() == 0 ? null : stroke.rot(),
                        null,
                        null,
                        newGroup == null ? null : new SetOrClear<>(newGroup),
                        null,
                        null,
                        null);
                if (!rest.equals(ElementPatch.NONE)) sets.add(new Op.TargetedPatch(id, rest));
            } else {
                CommonProperties common = new CommonProperties(id, page, 0, at, 0, original.style(), newGroup, false);
                ops.add(new Op.Add(original.with(common)));
            }
        }
        ops.addAll(OpSplitter.set(sets));
        return ops;
    }

    private static void stroke(Stroke stroke, String id, String page, Point at, List<Op> ops) {
        List<SampleChunk> chunks = chunks(stroke);
        ops.add(new Op.Begin(id, page, at, stroke.style(), chunks.getFirst()));
        for (int n = 1; n < chunks.size(); n++) ops.add(new Op.Append(id, n, chunks.get(n)));
        ops.add(new Op.End(id, chunks.size(), stroke.points().sampleCount(), null));
    }

    /** The samples in chunks that one append may carry. */
    private static List<SampleChunk> chunks(Stroke stroke) {
        int most = Limits.APPEND_SAMPLES;
        List<SampleChunk> chunks = new ArrayList<>();
        int count = stroke.points().sampleCount();
        for (int from = 0; from < count; from += most) {
            chunks.addAll(
                    stroke.points().slice(from, Math.min(count, from + most)).chunks());
        }
        return chunks;
    }
}
