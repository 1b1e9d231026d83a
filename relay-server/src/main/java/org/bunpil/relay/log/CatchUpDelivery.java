package org.bunpil.relay.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Joins past and present of one board's log into one delivery without gap or repetition, for adapters that can read history and are
 * told of each new record. While history is being read, new records are only noted: they are durable, so history has them too. When
 * a subscriber has no room for a new record, delivery falls back to history, which can wait; so nothing is ever queued here.
 */
public final class CatchUpDelivery {
    /** The adapter's way to read what is stored. */
    public interface History {
        /**
         * Hands all stored records after a position to {@code to}, in order, at least those that were durable when it was called.
         * Blocks.
         *
         * @return position up to which everything was read, also when the last records there belong to other boards
         */
        Position read(Position after, EntrySink to) throws InterruptedException, LogUnavailableException;
    }

    /** Takes a record of history. */
    @FunctionalInterface
    public interface EntrySink {
        /** @return false to stop reading */
        boolean take(LogEntry entry) throws InterruptedException;
    }

    private static final long RETRY_MILLIS = 500;
    private static final long AGAIN_MILLIS = 5;

    private record Barrier(Position end, long token) {}

    private final Subscriber subscriber;
    private final History history;
    private final List<Barrier> barriers = new ArrayList<>();
    /** Last record delivered, or position up to which there is nothing to deliver. */
    private Position done;
    /** Newest position known to be in the log. */
    private Position head = Position.START;

    /** Everything up to here was told of, or belongs to other boards. */
    private Position seen = Position.START;

    private boolean caughtUp;
    private volatile boolean closed;

    public CatchUpDelivery(Position after, Subscriber subscriber, History history) {
        this.done = after;
        this.subscriber = subscriber;
        this.history = history;
    }

    /** Begins, once the adapter tells of each record after {@code end}. */
    public synchronized void start(Position end) {
        head = max(head, end);
        readHistory();
    }

    /** A record just became durable. Call in log order; never blocks. */
    public synchronized void arrived(LogEntry entry) {
        head = max(head, entry.position());
        if (!caughtUp || closed || !entry.position().isAfter(done)) return;
        if (subscriber.offer(entry)) {
            done = entry.position();
            release();
        } else {
            caughtUp = false;
            readHistory();
        }
    }

    /** Everything up to here has been told of by {@link #arrived}, or belongs to other boards. */
    public synchronized void passed(Position position) {
        seen = max(seen, position);
        if (!caughtUp) return;
        done = max(done, seen);
        release();
    }

    /** Answers the token once everything up to {@code end} has been delivered. */
    public synchronized void barrier(Position end, long token) {
        barriers.add(new Barrier(end, token));
        if (caughtUp) release();
    }

    public void close() {
        closed = true;
    }

    private void readHistory() {
        Thread.ofVirtual().name("log-history").start(this::catchUp);
    }

    private void catchUp() {
        try {
            while (!closed) {
                Position from;
                synchronized (this) {
                    from = done;
                }
                try {
                    Position reached = history.read(from, this::deliver);
                    if (hasCaughtUp(reached)) return;
                    // Something newer was told of than could be read yet.
                    if (!reached.isAfter(from)) Thread.sleep(AGAIN_MILLIS);
                } catch (LogUnavailableException away) {
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean deliver(LogEntry entry) throws InterruptedException {
        if (closed) return false;
        subscriber.put(entry);
        synchronized (this) {
            done = max(done, entry.position());
        }
        return true;
    }

    private synchronized boolean hasCaughtUp(Position reached) {
        done = max(done, reached);
        caughtUp = !closed && !head.isAfter(done);
        if (!caughtUp) return false;
        done = max(done, seen);
        release();
        return true;
    }

    private void release() {
        for (Iterator<Barrier> i = barriers.iterator(); i.hasNext(); ) {
            Barrier barrier = i.next();
            if (barrier.end().isAfter(done)) continue;
            i.remove();
            subscriber.reached(barrier.token());
        }
    }

    private static Position max(Position a, Position b) {
        return a.isAfter(b) ? a : b;
    }
}
