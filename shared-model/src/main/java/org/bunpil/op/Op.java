package org.bunpil.op;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Role;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to a board. Ops are total: what cannot be applied is skipped, element by element, never an error.
 * The meaning of each is in docs/protocol.md.
 */
public sealed interface Op {
    /** A new element on top of its page. z, by and lock of {@code el} are given by the fold. */
    record Add(Element element) implements Op {}

    /** A new open stroke on top of its page; {@code points} is chunk 0. */
    record Begin(String id, String page, Point at, Style style, SampleChunk points) implements Op {}

    /** Chunk {@code n} of an open stroke, which must be the next. */
    record Append(String id, int chunkNumber, SampleChunk points) implements Op {}

    /**
     * Closes a stroke and packs its chunks into one.
     *
     * @param chunkCount number of chunks
     * @param sampleCount number of samples before {@code fit}
     * @param fit fewer samples that replace them, or null
     */
    record End(
            String id,
            int chunkCount,
            int sampleCount,
            @Nullable SampleChunk fit) implements Op {}

    /** System: the author of an open stroke is lost. */
    record Seal(String id) implements Op {}

    /** Adds {@code d} to {@code at} of each. */
    record Move(List<String> ids, Point delta) implements Op {}

    /** The same absolute values for each. */
    record Set(List<String> ids, ElementPatch patch) implements Op {}

    /** Absolute values of its own for each. */
    record SetEach(List<TargetedPatch> patches) implements Op {}

    /** Drawing order; the ids keep their own order among themselves. */
    record Order(List<String> ids, Placement placement) implements Op {}

    /**
     * Partial eraser: a closed (or sealed) stroke of {@code count} samples is replaced by slices of it.
     *
     * @param parts ascending and disjoint; none means that nothing is left
     */
    record Cut(String id, int sampleCount, List<Slice> parts) implements Op {}

    record Delete(List<String> ids) implements Op {}

    record Restore(List<String> ids) implements Op {}

    /** Hosts: deletes what is on the page, but locked elements and strokes still being drawn. */
    record Clear(String page) implements Op {}

    /** @param after page to follow, null = becomes the first */
    record PageAdd(
            String id,
            @Nullable String after,
            @Nullable String title,
            @Nullable Background background) implements Op {}

    record PageMove(String id, @Nullable String after) implements Op {}

    record PageSet(
            String id, @Nullable String title, @Nullable Background background) implements Op {}

    record PageDelete(String id) implements Op {}

    record PageRestore(String id) implements Op {}

    /** Hosts: who may what, from this log position on. */
    record Access(AccessPatch patch) implements Op {}

    /** System, first record of a board; {@code fold} is the version of the fold's rules. */
    record Init(
            String title,
            String inc,
            int foldVersion,
            @Nullable String owner) implements Op {}

    /**
     * System: somebody joins or comes back.
     *
     * @param secret SHA-256 of the client's secret in hex; empty in the stream to members
     * @param earlierClient client that this one continues, or null
     * @param c participant number; 0 in the log, set by admission, so present in the stream
     */
    record Join(
            String client,
            String name,
            Role role,
            String secret,
            @Nullable String user,
            @Nullable String earlierClient,
            int c)
            implements Op {}

    /** An element and its new values. */
    record TargetedPatch(String id, ElementPatch patch) {}

    /** Samples {@code from} (inclusive) to {@code to} (exclusive) of a stroke become the new stroke {@code id}. */
    record Slice(String id, int from, int to) {}

    /** Where {@link Order} puts elements. */
    sealed interface Placement {
        record Top() implements Placement {}

        record Bottom() implements Placement {}

        record Above(String id) implements Placement {}
    }

    /** Whether only hosts may do it; what hosts do is also what is worth an audit. */
    default boolean isForHosts() {
        return switch (this) {
            case Clear _, Access _ -> true;
            case Set set -> set.patch().lock() != null;
            case SetEach set ->
                set.patches().stream().anyMatch(each -> each.patch().lock() != null);
            case Add _,
                    Begin _,
                    Append _,
                    End _,
                    Seal _,
                    Move _,
                    Order _,
                    Cut _,
                    Delete _,
                    Restore _,
                    PageAdd _,
                    PageMove _,
                    PageSet _,
                    PageDelete _,
                    PageRestore _,
                    Init _,
                    Join _ -> false;
        };
    }
}
