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
 * One change to a board. Ops never fail: what cannot be applied is skipped, element by element. docs/protocol.md says what each one
 * means.
 */
public sealed interface Op {
    /** A new element on top of its page. The fold sets its z, by and lock. */
    record Add(Element element) implements Op {}

    /** A new open stroke on top of its page; {@code points} is chunk 0. */
    record Begin(String id, String page, Point at, Style style, SampleChunk points) implements Op {}

    /** Chunk {@code n} of an open stroke; it must be the next chunk. */
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

    /** By the system: the author of an open stroke is lost. */
    record Seal(String id) implements Op {}

    /** Adds {@code d} to {@code at} of each element. */
    record Move(List<String> ids, Point delta) implements Op {}

    /** Sets the same absolute values for each element. */
    record Set(List<String> ids, ElementPatch patch) implements Op {}

    /** Sets separate absolute values for each element. */
    record SetEach(List<TargetedPatch> patches) implements Op {}

    /** Changes the drawing order; the ids keep their order among themselves. */
    record Order(List<String> ids, Placement placement) implements Op {}

    /**
     * Partial eraser: replaces a closed or sealed stroke of {@code count} samples by slices of it.
     *
     * @param parts ascending and disjoint; if empty, nothing is left
     */
    record Cut(String id, int sampleCount, List<Slice> parts) implements Op {}

    record Delete(List<String> ids) implements Op {}

    record Restore(List<String> ids) implements Op {}

    /** Hosts only: deletes everything on the page except locked elements and open strokes. */
    record Clear(String page) implements Op {}

    /** @param after the page that it follows; null: it becomes the first */
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

    /** Hosts only: changes rights, from this log position on. */
    record Access(AccessPatch patch) implements Op {}

    /** By the system, first record of a board; {@code fold} is the version of the fold's rules. */
    record Init(
            String title,
            String inc,
            int foldVersion,
            @Nullable String owner) implements Op {}

    /**
     * By the system: a participant joins or returns.
     *
     * @param secret SHA-256 of the client's secret in hex; empty in the stream to members
     * @param earlierClient the client that this one continues, or null
     * @param c participant number; 0 in the log, set by admission, so it is set in the stream
     * @param owner whether the user owns the board; set by admission, on boards whose fold knows owners
     */
    record Join(
            String client,
            String name,
            Role role,
            String secret,
            @Nullable String user,
            @Nullable String earlierClient,
            int c,
            boolean owner)
            implements Op {
        /** As in the log: admission has not said yet whether it is the owner. */
        public Join(
                String client,
                String name,
                Role role,
                String secret,
                @Nullable String user,
                @Nullable String earlierClient,
                int c) {
            this(client, name, role, secret, user, earlierClient, c, false);
        }
    }

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

    /** Whether it changes the pages themselves: their order, titles and backgrounds. */
    default boolean isOfPages() {
        return switch (this) {
            case PageAdd _, PageMove _, PageSet _, PageDelete _, PageRestore _ -> true;
            case Add _,
                    Begin _,
                    Append _,
                    End _,
                    Seal _,
                    Move _,
                    Set _,
                    SetEach _,
                    Order _,
                    Cut _,
                    Delete _,
                    Restore _,
                    Clear _,
                    Access _,
                    Init _,
                    Join _ -> false;
        };
    }

    /** Whether it can make the board larger by more than a little. The end of a stroke does not count, so that what has begun can be ended. */
    default boolean adds() {
        return switch (this) {
            case Add _, Begin _, Append _, Restore _, PageAdd _ -> true;
            case Cut cut -> !cut.parts().isEmpty();
            case Set set -> set.patch().text() != null;
            case SetEach set ->
                set.patches().stream().anyMatch(each -> each.patch().text() != null);
            case End _,
                    Seal _,
                    Move _,
                    Order _,
                    Delete _,
                    Clear _,
                    PageMove _,
                    PageSet _,
                    PageDelete _,
                    PageRestore _,
                    Access _,
                    Init _,
                    Join _ -> false;
        };
    }

    /** Whether only hosts may do it; such ops are also audited. */
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
