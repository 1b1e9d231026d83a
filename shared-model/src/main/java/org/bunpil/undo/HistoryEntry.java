package org.bunpil.undo;

import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What one participant did to one element or page, in one batch or in several within a few seconds.
 *
 * @param <S> the state of an element or a page; null: it did not exist
 */
final class HistoryEntry<S> {
    /** What an entry takes without texts and points, as measured. */
    private static final int ENTRY_BYTES = 350;

    final String id;
    final int c;
    final long firstMillis;
    /** All entries of the same element or page, oldest first. */
    final Deque<HistoryEntry<S>> chain;

    final @Nullable S before;
    private S after;
    private long lastMillis;
    /** Whether its position changed only by relative offsets. */
    private boolean relative;
    /** Whether it got another place in the drawing order, or among the pages. */
    private boolean ordered;

    private long contentBytes;

    HistoryEntry(Deque<HistoryEntry<S>> chain, String id, int c, @Nullable S before, Step<S> step) {
        this.chain = chain;
        this.id = id;
        this.c = c;
        this.firstMillis = step.millis;
        this.before = before;
        this.after = step.after;
        this.lastMillis = step.millis;
        this.relative = step.relative;
        this.ordered = step.ordered;
        this.contentBytes = step.contentBytes;
    }

    /**
     * One batch's part of an entry.
     *
     * @param contentBytes what it keeps of texts and points that the board no longer shows
     */
    record Step<S>(S after, long millis, boolean relative, boolean ordered, long contentBytes) {}

    void merge(Step<S> step) {
        after = step.after;
        lastMillis = step.millis;
        relative &= step.relative;
        ordered |= step.ordered;
        contentBytes = Math.max(contentBytes, step.contentBytes);
    }

    S after() {
        return after;
    }

    /** When its newest part happened. */
    long lastMillis() {
        return lastMillis;
    }

    boolean isRelative() {
        return relative;
    }

    boolean isOrdered() {
        return ordered;
    }

    /** An estimate of the memory that it keeps. */
    long bytes() {
        return ENTRY_BYTES + contentBytes;
    }
}
