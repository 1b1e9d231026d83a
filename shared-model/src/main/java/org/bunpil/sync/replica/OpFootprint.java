package org.bunpil.sync.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.FoldVersion;
import org.bunpil.op.Op;

/**
 * What batches can touch, as far as their ops show it: the ids they name, whether they affect more than those (order, pages, access), and
 * whether they count deletions. Two batches may be swapped if they name different ids, neither affects more and at most one deletes; only
 * the z of created elements then differs.
 */
public final class OpFootprint {
    private final Map<String, Integer> named = new HashMap<>();
    private int wide;
    private int deleting;

    public static OpFootprint of(List<Op> ops) {
        OpFootprint footprint = new OpFootprint();
        ops.forEach(footprint::add);
        return footprint;
    }

    void add(Op op) {
        count(op, 1);
    }

    void remove(Op op) {
        count(op, -1);
    }

    void clear() {
        named.clear();
        wide = 0;
        deleting = 0;
    }

    public boolean names(String id) {
        return named.containsKey(id);
    }

    /** Whether it affects more than the ids it names. */
    boolean isWide() {
        return wide > 0;
    }

    /** Whether it deletes or restores. */
    boolean isDeleting() {
        return deleting > 0;
    }

    boolean isApartFrom(OpFootprint other) {
        if (wide > 0 || other.wide > 0 || (deleting > 0 && other.deleting > 0)) return false;
        for (String id : other.named.keySet()) if (named.containsKey(id)) return false;
        return true;
    }

    private void count(Op op, int by) {
        for (String id : ids(op)) named.merge(id, by, (a, b) -> a + b == 0 ? null : a + b);
        switch (op) {
            case Op.Cut _, Op.Delete _, Op.Restore _ -> deleting += by;
            case Op.Order _, Op.Clear _ -> wide += by;
            case Op.PageAdd _, Op.PageMove _, Op.PageSet _, Op.PageDelete _, Op.PageRestore _ -> wide += by;
            case Op.Access _, Op.Init _, Op.Join _ -> wide += by;
            // The first connector raises the board's fold.
            case Op.Add o -> wide += FoldVersion.of(o.element().kind()) > FoldVersion.FIRST ? by : 0;
            case Op.Begin _, Op.Append _, Op.End _, Op.Seal _, Op.Move _, Op.Set _, Op.SetEach _ -> {}
        }
    }

    private static List<String> ids(Op op) {
        return switch (op) {
            case Op.Add o -> {
                // An element that holds ids of others may change its appearance with them.
                List<String> ids = new ArrayList<>(o.element().references());
                ids.add(o.element().id());
                yield ids;
            }
            case Op.Begin o -> List.of(o.id());
            case Op.Append o -> List.of(o.id());
            case Op.End o -> List.of(o.id());
            case Op.Seal o -> List.of(o.id());
            case Op.Move o -> o.ids();
            case Op.Set o -> o.ids();
            case Op.SetEach o -> o.patches().stream().map(Op.TargetedPatch::id).toList();
            case Op.Order o -> o.ids();
            case Op.Cut o -> {
                List<String> ids = new ArrayList<>(List.of(o.id()));
                o.parts().forEach(part -> ids.add(part.id()));
                yield ids;
            }
            case Op.Delete o -> o.ids();
            case Op.Restore o -> o.ids();
            case Op.Clear _ -> List.of();
            case Op.PageAdd o -> List.of(o.id());
            case Op.PageMove _, Op.PageSet _, Op.PageDelete _, Op.PageRestore _ -> List.of();
            case Op.Access _, Op.Init _, Op.Join _ -> List.of();
        };
    }
}
