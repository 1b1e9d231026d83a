package org.bunpil.relay.room.lane;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane on its own virtual thread. */
final class VirtualThreadLane implements Lane {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreadLane.class);
    /** Most steps of members that may be waiting. */
    private static final int MAX_STEPS = 4_096;

    /** Most bytes of members' frames that they may hold; a frame takes a few times that in memory. */
    private static final long MAX_BYTES = 8L << 20;

    /** When due work is tried again after it failed. */
    private static final long RETRY_MILLIS = 500;

    /** Most steps in a row before due work runs. */
    private static final int STEPS_IN_A_ROW = 256;

    private final String board;
    private final LongSupplier clock;
    private final LaneTimer timer;
    /** When due work must run even without a step. */
    private final AtomicLong dueMillis = new AtomicLong(Long.MAX_VALUE);

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicLong offeredBytes = new AtomicLong();
    private volatile boolean stopped;

    VirtualThreadLane(String board, LongSupplier clock, LaneTimer timer) {
        this.board = board;
        this.clock = clock;
        this.timer = timer;
    }

    void start(LaneFactory.Opening opening, LaneFactory.DueWork dueWork) {
        timer.add(this);
        Thread.ofVirtual().name("room-" + board).start(() -> loop(opening, dueWork));
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
    public boolean offer(int bytes, Runnable step) {
        int steps = offered.incrementAndGet();
        long held = offeredBytes.addAndGet(bytes);
        if (steps > MAX_STEPS || held > MAX_BYTES || stopped) {
            forget(bytes);
            return false;
        }
        queue.add(() -> {
            forget(bytes);
            step.run();
        });
        return true;
    }

    private void forget(int bytes) {
        offered.decrementAndGet();
        offeredBytes.addAndGet(-bytes);
    }

    @Override
    public void run(Runnable step) {
        if (!stopped) queue.add(step);
    }

    @Override
    public void stop() {
        stopped = true;
        timer.remove(this);
        queue.add(VirtualThreadLane::noStep);
    }

    /** Wakes the lane if work is due. @return when to check again, by the lane's clock */
    long wakeIfDue(long nowMillis) {
        long due = dueMillis.get();
        if (due > nowMillis) return due;
        if (dueMillis.compareAndSet(due, Long.MAX_VALUE)) queue.add(VirtualThreadLane::noStep);
        return Long.MAX_VALUE;
    }

    /** An empty step, which only lets due work run. */
    private static void noStep() {}

    private void loop(LaneFactory.Opening opening, LaneFactory.DueWork dueWork) {
        try {
            opening.open(this);
            if (!stopped) runDueWork(dueWork);
            while (!stopped) {
                Runnable step = queue.take();
                for (int i = 0; step != null && !stopped; i++) {
                    guard(step);
                    step = i < STEPS_IN_A_ROW ? queue.poll() : null;
                }
                if (!stopped) runDueWork(dueWork);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void runDueWork(LaneFactory.DueWork dueWork) {
        long due;
        try {
            due = dueWork.runDue(clock.getAsLong());
        } catch (RuntimeException | Error bug) {
            report(bug);
            due = clock.getAsLong() + RETRY_MILLIS;
        }
        dueMillis.set(due);
        timer.wakeAt(due);
    }

    /** A bug in one step must not end the room for all members, and neither must running out of memory or stack. */
    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error bug) {
            report(bug);
        }
    }

    private void report(Throwable bug) {
        LOG.atError().addKeyValue("board", board).setCause(bug).log("room-step-failed");
    }
}
