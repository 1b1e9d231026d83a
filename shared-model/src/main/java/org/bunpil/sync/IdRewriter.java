package org.bunpil.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bunpil.op.Op;
import org.bunpil.op.Op.Slice;
import org.bunpil.op.Op.TargetedPatch;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the ops of one client as ops of another (rule R8). What they create gets ids of the new client, and references are changed to
 * match. Remembers the ids from batch to batch.
 */
final class IdRewriter {
    private final Map<String, String> renamed = new HashMap<>();
    private final UnaryOperator<String> newId;
    private boolean closed;

    /** @param newId gives a fresh id of the new client for an old one */
    IdRewriter(UnaryOperator<String> newId) {
        this.newId = newId;
    }

    List<Op> rewrite(List<Op> ops) {
        return ops.stream().map(this::op).toList();
    }

    private Op op(Op op) {
        return switch (op) {
            case Op.Add o -> {
                create(o.element().id());
                yield new Op.Add(o.element().renamed(this::id));
            }
            case Op.Begin o -> new Op.Begin(create(o.id()), id(o.page()), o.at(), o.style(), o.points());
            case Op.Append o -> new Op.Append(id(o.id()), o.chunkNumber(), o.points());
            case Op.End o -> new Op.End(id(o.id()), o.chunkCount(), o.sampleCount(), o.fit());
            case Op.Seal o -> o;
            case Op.Move o -> new Op.Move(ids(o.ids()), o.delta());
            case Op.Set o -> new Op.Set(ids(o.ids()), o.patch().renamed(this::id));
            case Op.SetEach o ->
                new Op.SetEach(o.patches().stream()
                        .map(each ->
                                new TargetedPatch(id(each.id()), each.patch().renamed(this::id)))
                        .toList());
            case Op.Order o ->
                new Op.Order(
                        ids(o.ids()),
                        o.placement() instanceof Op.Placement.Above above
                                ? new Op.Placement.Above(id(above.id()))
                                : o.placement());
            case Op.Cut o ->
                new Op.Cut(
                        id(o.id()),
                        o.sampleCount(),
                        o.parts().stream()
                                .map(part -> new Slice(create(part.id()), part.from(), part.to()))
                                .toList());
            case Op.Delete o -> new Op.Delete(ids(o.ids()));
            case Op.Restore o -> new Op.Restore(ids(o.ids()));
            case Op.Clear o -> new Op.Clear(id(o.page()));
            case Op.PageAdd o ->
                new Op.PageAdd(create(o.id()), o.after() == null ? null : id(o.after()), o.title(), o.background());
            case Op.PageMove o -> new Op.PageMove(id(o.id()), o.after() == null ? null : id(o.after()));
            case Op.PageSet o -> new Op.PageSet(id(o.id()), o.title(), o.background());
            case Op.PageDelete o -> new Op.PageDelete(id(o.id()));
            case Op.PageRestore o -> new Op.PageRestore(id(o.id()));
            case Op.Access o -> o;
            case Op.Init o -> o;
            case Op.Join o -> o;
        };
    }

    /**
     * From now on no new ids are given; only references to known old ids are rewritten.
     *
     * @param earlier the rewriter whose new ids are the old ids here, or null
     */
    void close(@Nullable IdRewriter earlier) {
        closed = true;
        if (earlier != null) earlier.renamed.forEach((old, name) -> renamed.putIfAbsent(old, id(name)));
    }

    /** The id that replaces {@code old}, or {@code old} itself. */
    String current(String old) {
        return id(old);
    }

    private String create(String old) {
        return closed ? id(old) : renamed.computeIfAbsent(old, newId);
    }

    private String id(String old) {
        return renamed.getOrDefault(old, old);
    }

    private List<String> ids(List<String> old) {
        return old.stream().map(this::id).toList();
    }
}
