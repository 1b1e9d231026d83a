package org.bunpil.relay.room;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane on a virtual thread of its own. */
final class ThreadLane implements Lane {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadLane.class);
    /** Steps done in a row before the room settles what they changed. */
    private static final int IN_A_ROW = 256;

    private final String board;
    private final LongSupplier clock;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger offered = new AtomicInteger();
    private volatile boolean stopped;

    ThreadLane(String board, LongSupplier clock) {
        this.board = board;
        this.clock = clock;
    }

    void start(Lanes.Opening opening, Lanes.Settle settle) {
        Thread.ofVirtual().name("room-" + board).start(() -> loop(opening, settle));
    }

    @Override
    public boolean hasSteps() {
        return !queue.isEmpty();
    }

    @Override
    public int waiting() {
        return offered.get();
    }

    @Override
    public boolean offer(Runnable step) {
        if (offered.incrementAndGet() > RoomLimits.LANE_STEPS || stopped) {
            offered.decrementAndGet();
            return false;
        }
        queue.add(() -> {
            offered.decrementAndGet();
            step.run();
        });
        return true;
    }

    @Override
    public void run(Runnable step) {
        if (!stopped) queue.add(step);
    }

    @Override
    public void stop() {
        stopped = true;
        queue.add(() -> {});
    }

    private void loop(Lanes.Opening opening, Lanes.Settle settle) {
        try {
            opening.open(this);
            long dueMillis = clock.getAsLong();
            while (!stopped) {
                Runnable step = queue.poll(Math.max(0, dueMillis - clock.getAsLong()), TimeUnit.MILLISECONDS);
                for (int i = 0; step != null && !stopped; i++) {
                    guard(step);
                    step = i < IN_A_ROW ? queue.poll() : null;
                }
                if (!stopped) dueMillis = settled(settle);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private long settled(Lanes.Settle settle) {
        try {
            return settle.settle(clock.getAsLong());
        } catch (RuntimeException | Error bug) {
            report(bug);
            return clock.getAsLong() + RoomLimits.TICK_MILLIS;
        }
    }

    /** A bug in one step must not end the room for everybody, memory or stack that ran out neither. */
    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error bug) {
            report(bug);
        }
    }

    private void report(Throwable bug) {
        LOG.error("event=room-step-failed board={}", board, bug);
    }
}
