package org.bunpil.relay.room;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Subscriber;

/** Brings what the log delivers onto a lane, at most {@link RoomLimits#BACKLOG_UNITS} at a time. */
final class Backlog implements Subscriber {
    private final Lane lane;
    private final Consumer<Entry> deliver;
    private final LongConsumer reached;
    private long waitingUnits;
    private boolean closed;

    Backlog(Lane lane, Consumer<Entry> deliver, LongConsumer reached) {
        this.lane = lane;
        this.deliver = deliver;
        this.reached = reached;
    }

    @Override
    public boolean offer(Entry entry) {
        synchronized (this) {
            if (waitingUnits >= RoomLimits.BACKLOG_UNITS) return false;
            waitingUnits += entry.body().length();
        }
        pass(entry);
        return true;
    }

    @Override
    public void put(Entry entry) throws InterruptedException {
        synchronized (this) {
            while (waitingUnits >= RoomLimits.BACKLOG_UNITS && !closed) wait();
            waitingUnits += entry.body().length();
        }
        pass(entry);
    }

    @Override
    public void reached(long token) {
        lane.run(() -> reached.accept(token));
    }

    /** Nobody waits for room any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void pass(Entry entry) {
        lane.run(() -> {
            synchronized (this) {
                waitingUnits -= entry.body().length();
                notifyAll();
            }
            deliver.accept(entry);
        });
    }
}
