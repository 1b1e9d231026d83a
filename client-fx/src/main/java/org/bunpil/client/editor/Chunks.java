package org.bunpil.client.editor;

import java.util.List;
import java.util.function.Function;
import org.bunpil.geometry.Point;
import org.bunpil.op.Op;
import org.bunpil.op.Values;

/** Splits what is done to many elements into ops that each fit a batch (docs/protocol.md, limits). */
final class Chunks {
    /** Ids in one op: half of what a batch may name, so that the longest ids stay below its bytes too. */
    private static final int IDS = 1_000;
    /** Elements with values of their own in one op. */
    private static final int EACH = 200;

    private Chunks() {}

    static void delete(List<String> ids, List<Op> out) {
        split(ids, IDS, Op.Delete::new, out);
    }

    static void restore(List<String> ids, List<Op> out) {
        split(ids, IDS, Op.Restore::new, out);
    }

    static void move(List<String> ids, Point d, List<Op> out) {
        split(ids, IDS, part -> new Op.Move(part, d), out);
    }

    static void set(List<String> ids, Values values, List<Op> out) {
        split(ids, IDS, part -> new Op.Set(part, values), out);
    }

    static void order(List<String> ids, Op.To to, List<Op> out) {
        // The next part goes below the last when all go to the bottom: take the parts from the top then.
        int first = out.size();
        split(ids, IDS, part -> new Op.Order(part, to), out);
        if (to instanceof Op.To.Bottom) {
            List<Op> parts = out.subList(first, out.size());
            List<Op> reversed = List.copyOf(parts.reversed());
            for (int i = 0; i < reversed.size(); i++) parts.set(i, reversed.get(i));
        }
    }

    static void set(List<Op.Each> each, List<Op> out) {
        split(each, EACH, Op.SetEach::new, out);
    }

    private static <T> void split(List<T> all, int size, Function<List<T>, Op> op, List<Op> out) {
        for (int from = 0; from < all.size(); from += size) {
            out.add(op.apply(List.copyOf(all.subList(from, Math.min(all.size(), from + size)))));
        }
    }
}
