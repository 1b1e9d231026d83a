package org.bunpil.relay.room;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Subscriber;

/** Brings what the log delivers onto a lane, at most {@link RoomLimits#BACKLOG_UNITS} at a time. */
final class Backlog implements Subscriber {
    private final Lane lane;
    private final Consumer<Entry> deliver;
    private final LongConsumer reached;
    private final Tempo tempo;
    private final LongSupplier clock;
    private long waitingUnits;
    private boolean closed;

    Backlog(Lane lane, Consumer<Entry> deliver, LongConsumer reached, Tempo tempo, LongSupplier clock) {
        this.lane = lane;
        this.deliver = deliver;
        this.reached = reached;
        this.tempo = tempo;
        this.clock = clock;
    }

    @Override
    public boolean offer(Entry entry) {
        synchronized (this) {
            if (waitingUnits >= RoomLimits.BACKLOG_UNITS) return false;
            waitingUnits += entry.body().length();
        }
        long offeredMillis = clock.getAsLong();
        lane.run(() -> {
            tempo.waited(clock.getAsLong() - offeredMillis);
            took(entry);
        });
        return true;
    }

    @Override
    public void put(Entry entry) throws InterruptedException {
        synchronized (this) {
            while (waitingUnits >= RoomLimits.BACKLOG_UNITS && !closed) wait();
            waitingUnits += entry.body().length();
        }
        // History comes as fast as it can be read; what it waits says nothing.
        lane.run(() -> took(entry));
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

    private void took(Entry entry) {
        synchronized (this) {
            waitingUnits -= entry.body().length();
            notifyAll();
        }
        deliver.accept(entry);
    }
}
