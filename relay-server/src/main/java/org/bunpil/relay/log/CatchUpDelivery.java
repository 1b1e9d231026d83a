package org.bunpil.relay.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Delivers one board's stored records and then its new ones, without gap or repetition. For adapters that can read history and are notified
 * of each new record. While history is being read, only the position of a new record is noted: it is durable, so history contains it too.
 * When a subscriber has no room for a new record, delivery goes back to reading history, which can wait. So nothing is ever queued here.
 */
public final class CatchUpDelivery {
    /** Reads stored records; implemented by the adapter. */
    public interface History {
        /**
         * Passes all stored records after a position to {@code to}, in order: at least those that were durable when it was called. Blocks.
         *
         * @return position up to which everything was read, even if the last records there belong to other boards
         */
        Position read(Position after, EntrySink to) throws InterruptedException, LogUnavailableException;
    }

    /** Takes records of history. */
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
    /** Position of the last record delivered, or a later one up to which there is nothing to deliver. */
    private Position done;
    /** Newest position known to be in the log. */
    private Position head = Position.START;

    /** The adapter has passed on everything up to here, or it belongs to other boards. */
    private Position seen = Position.START;

    private boolean caughtUp;
    private volatile boolean closed;

    public CatchUpDelivery(Position after, Subscriber subscriber, History history) {
        this.done = after;
        this.subscriber = subscriber;
        this.history = history;
    }

    /** Starts delivery. From now on the adapter must call {@link #arrived} for each record after {@code end}. */
    public synchronized void start(Position end) {
        head = max(head, end);
        readHistory();
    }

    /** A record has become durable. Must be called in log order; never blocks. */
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

    /** Everything up to this position has been passed to {@link #arrived}, or belongs to other boards. */
    public synchronized void passed(Position position) {
        seen = max(seen, position);
        if (!caughtUp) return;
        done = max(done, seen);
        release();
    }

    /** Passes the token to {@link Subscriber#reached} once everything up to {@code end} has been delivered. */
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
                    // The adapter was notified of a newer record than could be read so far.
                    if (!reached.isAfter(from)) Thread.sleep(AGAIN_MILLIS);
                } catch (LogUnavailableException unavailable) {
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
