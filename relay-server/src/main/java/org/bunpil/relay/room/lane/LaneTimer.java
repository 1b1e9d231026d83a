package org.bunpil.relay.room.lane;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Wakes lanes when their time has come: one thread for all. A timer for each wait would be set and taken back several times for each
 * batch, and each time wake a thread that only looks after timers.
 */
final class LaneTimer implements AutoCloseable {
    /** Looks no more often than that. */
    private static final long APART_MILLIS = 2;

    private static final long IDLE_MILLIS = 1_000;

    private final LongSupplier clock;
    private final Set<VirtualThreadLane> lanes = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().name("lane-alarm").daemon().unstarted(this::run);
    /** When it looks next; while it is looking, every new time makes it look again. */
    private volatile long looksMillis = Long.MAX_VALUE;

    private volatile boolean closed;

    LaneTimer(LongSupplier clock) {
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void add(VirtualThreadLane lane) {
        lanes.add(lane);
    }

    void remove(VirtualThreadLane lane) {
        lanes.remove(lane);
    }

    /** A lane wants to be woken then. Any thread. */
    void wakeAt(long dueMillis) {
        if (dueMillis < looksMillis) LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (!closed) {
                looksMillis = Long.MAX_VALUE;
                long now = clock.getAsLong();
                long next = now + IDLE_MILLIS;
                for (VirtualThreadLane lane : lanes) next = Math.min(next, lane.wakeIfDue(now));
                looksMillis = next;
                TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
                long waitMillis = next - clock.getAsLong();
                if (waitMillis > 0) LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(waitMillis));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
