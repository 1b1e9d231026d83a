package org.bunpil.sync.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.op.Op;

/**
 * What batches can touch, told by their ops alone: the ids they name; and whether some reach beyond them (order, pages, access) or
 * count deletions. Two batches that name different ids, of which neither reaches beyond and not both delete, do the same in either
 * order, but for the z of what they create.
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

    /** Something in it reaches beyond the ids it names. */
    boolean isWide() {
        return wide > 0;
    }

    /** Deletes, or brings back. */
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
            case Op.Add _, Op.Begin _, Op.Append _, Op.End _, Op.Seal _, Op.Move _, Op.Set _, Op.SetEach _ -> {}
        }
    }

    private static List<String> ids(Op op) {
        return switch (op) {
            case Op.Add o -> {
                // An element that holds others' ids may look different by what happens to those.
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
