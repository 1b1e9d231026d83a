package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
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
import org.bunpil.op.OpSplitter;
import org.jspecify.annotations.Nullable;

/** The ops that put copies of elements on a page. */
final class CopyOps {
    private CopyOps() {}

    /**
     * @param originals lowest first, connectors with their ends where they are shown
     * @param ids receives the ids of the copies, in the same order
     */
    static List<Op> of(List<Element> originals, String page, Point offset, Supplier<String> newId, List<String> ids) {
        Map<String, String> names = new HashMap<>();
        for (Element original : originals) {
            String id = newId.get();
            ids.add(id);
            names.put(original.id(), id);
            names.put(original.page(), page);
            if (original.group() != null) names.computeIfAbsent(original.group(), _ -> newId.get());
        }
        List<Op> ops = new ArrayList<>();
        List<Op.TargetedPatch> sets = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            Element original = originals.get(i);
            // An original that is there twice is copied twice. References to copied elements lead to the copies.
            String own = ids.get(ids.size() - originals.size() + i);
            Element renamed = unbound(original, names.keySet())
                    .renamed(id -> id.equals(original.id()) ? own : names.getOrDefault(id, id));
            Point at = new Point(original.at().x() + offset.x(), original.at().y() + offset.y());
            CommonProperties common =
                    renamed.common().withAt(at).withZ(0).withAuthor(0).withLock(false);
            create(renamed.with(common), ops, sets);
        }
        ops.addAll(OpSplitter.set(sets));
        return ops;
    }

    /** A copy of a connector does not hang on what was not copied: it ends where its original ends now. */
    private static Element unbound(Element original, Set<String> copied) {
        return switch (original) {
            case Stroke _, Shape _, Text _, Note _, Image _ -> original;
            case Connector c -> c.bound(kept(c.from(), copied), kept(c.to(), copied));
        };
    }

    private static @Nullable Binding kept(@Nullable Binding binding, Set<String> copied) {
        return binding == null || copied.contains(binding.id()) ? binding : null;
    }

    private static void create(Element copy, List<Op> ops, List<Op.TargetedPatch> sets) {
        switch (copy) {
            case Stroke stroke -> {
                draw(stroke, ops);
                ElementPatch.Builder rest = ElementPatch.builder();
                if (stroke.sx() != Stroke.UNIT_SCALE || stroke.sy() != Stroke.UNIT_SCALE) {
                    rest.scale(stroke.sx(), stroke.sy());
                }
                if (stroke.rot() != 0) rest.rot(stroke.rot());
                if (stroke.group() != null) rest.group(stroke.group());
                if (!rest.build().equals(ElementPatch.NONE)) sets.add(new Op.TargetedPatch(stroke.id(), rest.build()));
            }
            case Shape _, Text _, Note _, Image _, Connector _ -> ops.add(new Op.Add(copy));
        }
    }

    private static void draw(Stroke stroke, List<Op> ops) {
        List<SampleChunk> chunks = chunks(stroke);
        ops.add(new Op.Begin(stroke.id(), stroke.page(), stroke.at(), stroke.style(), chunks.getFirst()));
        for (int n = 1; n < chunks.size(); n++) ops.add(new Op.Append(stroke.id(), n, chunks.get(n)));
        ops.add(new Op.End(stroke.id(), chunks.size(), stroke.points().sampleCount(), null));
    }

    /** The samples, in chunks that fit one append. */
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
