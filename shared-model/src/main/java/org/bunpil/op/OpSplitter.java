package org.bunpil.op;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bunpil.geometry.Point;

/** Splits a change to many elements into ops that each fit a batch (docs/protocol.md, limits). */
public final class OpSplitter {
    /** Ids in one op: half of what a batch may name, so that even the longest ids stay within its byte limit. */
    private static final int IDS = 1_000;
    /** Elements with separate values in one op. */
    private static final int EACH = 200;

    private OpSplitter() {}

    public static List<Op> delete(List<String> ids) {
        return split(ids, IDS, Op.Delete::new);
    }

    public static List<Op> restore(List<String> ids) {
        return split(ids, IDS, Op.Restore::new);
    }

    public static List<Op> move(List<String> ids, Point d) {
        return split(ids, IDS, part -> new Op.Move(part, d));
    }

    /** Sets the same values for all. */
    public static List<Op> set(List<String> ids, ElementPatch patch) {
        return split(ids, IDS, part -> new Op.Set(part, patch));
    }

    /** @param ids lowest first */
    public static List<Op> order(List<String> ids, Op.Placement placement) {
        List<Op> ops = split(ids, IDS, part -> new Op.Order(part, placement));
        // To the bottom, each part goes below the one before it, so the topmost part must go first.
        return placement instanceof Op.Placement.Bottom ? ops.reversed() : ops;
    }

    public static List<Op> set(List<Op.TargetedPatch> each) {
        return split(each, EACH, Op.SetEach::new);
    }

    private static <T> List<Op> split(List<T> all, int size, Function<List<T>, Op> op) {
        List<Op> ops = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            ops.add(op.apply(List.copyOf(all.subList(from, Math.min(all.size(), from + size)))));
        }
        return ops;
    }
}
