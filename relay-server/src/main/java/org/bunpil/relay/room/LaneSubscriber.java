package org.bunpil.relay.room;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.room.lane.Lane;

/** Passes what the log delivers to a lane. At most {@link RoomLimits#BACKLOG_UNITS} wait there at a time. */
final class LaneSubscriber implements Subscriber {
    private final Lane lane;
    private final Consumer<LogEntry> deliver;
    private final LongConsumer reached;
    private final FlushInterval flushInterval;
    private final LongSupplier clock;
    private long waitingUnits;
    private boolean closed;

    LaneSubscriber(
            Lane lane,
            Consumer<LogEntry> deliver,
            LongConsumer reached,
            FlushInterval flushInterval,
            LongSupplier clock) {
        this.lane = lane;
        this.deliver = deliver;
        this.reached = reached;
        this.flushInterval = flushInterval;
        this.clock = clock;
    }

    @Override
    public boolean offer(LogEntry entry) {
        synchronized (this) {
            if (waitingUnits >= RoomLimits.BACKLOG_UNITS) return false;
            waitingUnits += entry.body().length();
        }
        long offeredMillis = clock.getAsLong();
        lane.run(() -> {
            flushInterval.observeWait(clock.getAsLong() - offeredMillis);
            take(entry);
        });
        return true;
    }

    @Override
    public void put(LogEntry entry) throws InterruptedException {
        synchronized (this) {
            while (waitingUnits >= RoomLimits.BACKLOG_UNITS && !closed) wait();
            waitingUnits += entry.body().length();
        }
        // Records of history arrive as fast as they can be read, so their wait does not show whether the relay is
        // overloaded.
        lane.run(() -> take(entry));
    }

    @Override
    public void reached(long token) {
        lane.run(() -> reached.accept(token));
    }

    /** Releases the threads that wait for room. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void take(LogEntry entry) {
        synchronized (this) {
            waitingUnits -= entry.body().length();
            notifyAll();
        }
        deliver.accept(entry);
    }
}
