package org.bunpil.relay.room.lane;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes lanes when they have due work, with one thread for all lanes. A separate timer for each wait would be set and cancelled several
 * times a batch, and would wake the timer's thread each time.
 */
final class LaneTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaneTimer.class);
    /** Least time between two checks. */
    private static final long CHECK_INTERVAL_MILLIS = 2;

    private static final long IDLE_MILLIS = 1_000;

    private final LongSupplier clock;
    private final Set<VirtualThreadLane> lanes = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().name("lane-timer").daemon().unstarted(this::run);
    /** When the next check is due. During a check it is the maximum, so that each new due time causes another check. */
    private volatile long nextCheckMillis = Long.MAX_VALUE;

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

    /** A lane has work due at this time. Any thread. */
    void wakeAt(long dueMillis) {
        if (dueMillis < nextCheckMillis) LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (!closed) {
                long next = check();
                nextCheckMillis = next;
                TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL_MILLIS);
                long waitMillis = next - clock.getAsLong();
                if (waitMillis > 0) LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(waitMillis));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes lanes that are due. Never throws: without this thread no board would send anything. @return when to check again */
    private long check() {
        nextCheckMillis = Long.MAX_VALUE;
        long now = clock.getAsLong();
        long next = now + IDLE_MILLIS;
        try {
            for (VirtualThreadLane lane : lanes) next = Math.min(next, lane.wakeIfDue(now));
        } catch (RuntimeException | Error bug) {
            LOG.error("lane-timer-failed", bug);
        }
        return next;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
