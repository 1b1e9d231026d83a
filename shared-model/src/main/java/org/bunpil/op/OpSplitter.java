package org.bunpil.op;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bunpil.geometry.Point;

/** What is done to many elements, split into ops that each fit a batch (docs/protocol.md, limits). */
public final class OpSplitter {
    /** Ids in one op: half of what a batch may name, so that the longest ids stay below its bytes too. */
    private static final int IDS = 1_000;
    /** Elements with values of their own in one op. */
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

    /** The same values for all. */
    public static List<Op> set(List<String> ids, ElementPatch patch) {
        return split(ids, IDS, part -> new Op.Set(part, patch));
    }

    /** @param ids lowest first */
    public static List<Op> order(List<String> ids, Op.Placement placement) {
        List<Op> ops = split(ids, IDS, part -> new Op.Order(part, placement));
        // Each part goes below the one before it when all go to the bottom: the topmost part must go first.
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
