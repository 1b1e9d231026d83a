package org.bunpil.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Computes the most that a batch can add to a board, before the batch is applied. Ops that only remove add nothing, so they pass
 * every limit, on a full board too.
 */
final class LimitCheck {
    private final Board board;
    /** Strokes that the batch extends, with what the limit counts of them so far. */
    private final Map<String, StrokeTotals> strokes = new HashMap<>();

    private int elements;
    private int pages;
    private long bytes;
    private boolean strokeTooLong;

    private record StrokeTotals(int samples, int weight) {
        static StrokeTotals of(StrokePoints points) {
            return new StrokeTotals(points.sampleCount(), points.weight());
        }
    }

    private LimitCheck(Board board) {
        this.board = board;
    }

    static boolean exceedsLimits(Board board, List<Op> ops) {
        LimitCheck check = new LimitCheck(board);
        for (Op op : ops) check.add(op);
        return check.strokeTooLong
                || exceeds(check.elements, board.elements().size(), Limits.BOARD_ELEMENTS)
                || exceeds(check.pages, board.pages().size(), Limits.BOARD_PAGES)
                || exceeds(check.bytes, board.bytes(), Limits.BOARD_BYTES);
    }

    private static boolean exceeds(long growth, long now, long limit) {
        return growth > 0 && now + growth > limit;
    }

    private void add(Op op) {
        switch (op) {
            case Op.Add o -> element(ElementWeight.of(o.element()));
            case Op.Begin o -> {
                StrokePoints points = StrokePoints.of(o.points());
                element(ElementWeight.ELEMENT + points.weight());
                strokes.putIfAbsent(o.id(), StrokeTotals.of(points));
            }
            case Op.Append o -> append(o.id(), o.points());
            case Op.End o -> bytes += o.fit() == null ? 0 : o.fit().byteCount();
            case Op.Set o -> {
                for (String id : o.ids()) values(id, o.patch());
            }
            case Op.SetEach o -> {
                for (Op.TargetedPatch each : o.patches()) values(each.id(), each.patch());
            }
            case Op.Cut o -> {
                if (board.element(o.id()) instanceof Stroke stroke && !o.parts().isEmpty()) {
                    elements += o.parts().size();
                    bytes += (long) o.parts().size() * ElementWeight.ELEMENT + ElementWeight.of(stroke);
                }
            }
            case Op.Restore o -> {
                for (String id : o.ids()) {
                    Element gone = board.trashed(id);
                    if (gone != null) element(ElementWeight.of(gone));
                }
            }
            case Op.PageAdd _ -> pages++;
            case Op.Seal _,
                    Op.Move _,
                    Op.Order _,
                    Op.Delete _,
                    Op.Clear _,
                    Op.PageMove _,
                    Op.PageSet _,
                    Op.PageDelete _,
                    Op.PageRestore _,
                    Op.Access _,
                    Op.Init _,
                    Op.Join _ -> {}
        }
    }

    private void element(int weight) {
        elements++;
        bytes += weight;
    }

    private void append(String id, SampleChunk chunk) {
        StrokeTotals totals = strokes.get(id);
        if (totals == null) totals = stored(id);
        if (totals == null) return;
        StrokeTotals grown = new StrokeTotals(
                totals.samples() + chunk.sampleCount(), totals.weight() + chunk.byteCount() + Limits.CHUNK_BYTES);
        bytes += grown.weight() - totals.weight();
        strokeTooLong |= grown.samples() > Limits.STROKE_SAMPLES || grown.weight() > Limits.STROKE_BYTES;
        strokes.put(id, grown);
    }

    private @Nullable StrokeTotals stored(String id) {
        Element element = board.element(id) == null ? board.trashed(id) : board.element(id);
        return element instanceof Stroke stroke && stroke.open() ? StrokeTotals.of(stroke.points()) : null;
    }

    private void values(String id, ElementPatch patch) {
        Element element = board.element(id);
        if (patch.text() != null && element != null && element.text() != null)
            bytes += (long) ElementWeight.UNIT * patch.text().length();
    }
}
