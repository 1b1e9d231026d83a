package org.bunpil.relay.room;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Alarm alarm;
    /** When the room wants to settle though there are no steps. */
    private final AtomicLong dueMillis = new AtomicLong(Long.MAX_VALUE);

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger offered = new AtomicInteger();
    private volatile boolean stopped;

    ThreadLane(String board, LongSupplier clock, Alarm alarm) {
        this.board = board;
        this.clock = clock;
        this.alarm = alarm;
    }

    void start(Lanes.Opening opening, Lanes.Settle settle) {
        alarm.add(this);
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
        alarm.remove(this);
        queue.add(ThreadLane::awake);
    }

    /** Lets the room settle if it is time. @return when it is, by the lane's clock */
    long wake(long nowMillis) {
        long due = dueMillis.get();
        if (due > nowMillis) return due;
        if (dueMillis.compareAndSet(due, Long.MAX_VALUE)) queue.add(ThreadLane::awake);
        return Long.MAX_VALUE;
    }

    /** Nothing to do but to see what is due. */
    private static void awake() {}

    private void loop(Lanes.Opening opening, Lanes.Settle settle) {
        try {
            opening.open(this);
            if (!stopped) settled(settle);
            while (!stopped) {
                Runnable step = queue.take();
                for (int i = 0; step != null && !stopped; i++) {
                    guard(step);
                    step = i < IN_A_ROW ? queue.poll() : null;
                }
                if (!stopped) settled(settle);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void settled(Lanes.Settle settle) {
        long due;
        try {
            due = settle.settle(clock.getAsLong());
        } catch (RuntimeException | Error bug) {
            report(bug);
            due = clock.getAsLong() + RoomLimits.TICK_MILLIS;
        }
        dueMillis.set(due);
        alarm.set(due);
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
