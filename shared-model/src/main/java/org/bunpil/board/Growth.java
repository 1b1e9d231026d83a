package org.bunpil.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Packed;
import org.bunpil.model.Points;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.op.Op;
import org.bunpil.op.Values;
import org.jspecify.annotations.Nullable;

/**
 * The most that a batch can add to a board, reckoned before it is applied. What only takes away adds nothing and so passes every
 * limit, on a full board too.
 */
final class Growth {
    private final Board board;
    /** Strokes that the batch lets grow, with what the limit counts of them so far. */
    private final Map<String, Ink> inks = new HashMap<>();

    private int elements;
    private int pages;
    private long bytes;
    private boolean strokeTooLong;

    private record Ink(int samples, int weight) {
        static Ink of(Points points) {
            return new Ink(points.count(), points.weight());
        }
    }

    private Growth(Board board) {
        this.board = board;
    }

    static boolean exceedsLimits(Board board, List<Op> ops) {
        Growth growth = new Growth(board);
        for (Op op : ops) growth.add(op);
        return growth.strokeTooLong
                || exceeds(growth.elements, board.elements().size(), Limits.BOARD_ELEMENTS)
                || exceeds(growth.pages, board.pages().size(), Limits.BOARD_PAGES)
                || exceeds(growth.bytes, board.bytes(), Limits.BOARD_BYTES);
    }

    private static boolean exceeds(long growth, long now, long limit) {
        return growth > 0 && now + growth > limit;
    }

    private void add(Op op) {
        switch (op) {
            case Op.Add o -> element(Weight.of(o.el()));
            case Op.Begin o -> {
                Points points = Points.of(o.points());
                element(Weight.ELEMENT + points.weight());
                inks.putIfAbsent(o.id(), Ink.of(points));
            }
            case Op.Append o -> append(o.id(), o.points());
            case Op.End o -> bytes += o.fit() == null ? 0 : o.fit().size();
            case Op.Set o -> {
                for (String id : o.ids()) values(id, o.v());
            }
            case Op.SetEach o -> {
                for (Op.Each each : o.each()) values(each.id(), each.v());
            }
            case Op.Cut o -> {
                if (board.element(o.id()) instanceof Stroke stroke && !o.parts().isEmpty()) {
                    elements += o.parts().size();
                    bytes += (long) o.parts().size() * Weight.ELEMENT + Weight.of(stroke);
                }
            }
            case Op.Restore o -> {
                for (String id : o.ids()) {
                    Element gone = board.trashed(id);
                    if (gone != null) element(Weight.of(gone));
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

    private void append(String id, Packed chunk) {
        Ink ink = inks.get(id);
        if (ink == null) ink = stored(id);
        if (ink == null) return;
        Ink grown = new Ink(ink.samples() + chunk.count(), ink.weight() + chunk.size() + Limits.CHUNK_BYTES);
        bytes += grown.weight() - ink.weight();
        strokeTooLong |= grown.samples() > Limits.STROKE_SAMPLES || grown.weight() > Limits.STROKE_BYTES;
        inks.put(id, grown);
    }

    private @Nullable Ink stored(String id) {
        Element element = board.element(id) == null ? board.trashed(id) : board.element(id);
        return element instanceof Stroke stroke && stroke.open() ? Ink.of(stroke.points()) : null;
    }

    private void values(String id, Values v) {
        Element element = board.element(id);
        if (v.text() != null && (element instanceof Text || element instanceof Note))
            bytes += (long) Weight.UNIT * v.text().length();
    }
}
