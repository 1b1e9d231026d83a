package org.bunpil.relay.room.lane;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** Creates lanes on virtual threads, which one timer wakes. */
public final class VirtualThreadLaneFactory implements LaneFactory {
    /** So many boards are read and unpacked at a time. */
    private static final int BESIDE = 4;

    /** How often a lane that has nothing else to do moves, to show that lanes can. */
    private static final long MOVE_MILLIS = 1_000;
    /** Without a move for so long, lanes are considered stuck. */
    private static final long STUCK_MILLIS = 15_000;

    private final LongSupplier clock;
    private final LaneTimer timer;
    private volatile long movedMillis;
    /** Threads of the platform: the few that carry virtual threads are the lanes' own (docs/decisions/0143). */
    private final ExecutorService beside = Executors.newFixedThreadPool(
            BESIDE, Thread.ofPlatform().name("beside-lanes-", 0).daemon().factory());
    /** Its thread would keep the whole relay in memory after the end. */
    private final Lane moving;

    public VirtualThreadLaneFactory(LongSupplier clock) {
        this.clock = clock;
        this.timer = new LaneTimer(clock);
        this.movedMillis = clock.getAsLong();
        timer.start();
        this.moving = start("", lane -> {}, this::move);
    }

    private long move(long nowMillis) {
        movedMillis = nowMillis;
        return nowMillis + MOVE_MILLIS;
    }

    @Override
    public boolean isMoving() {
        return clock.getAsLong() - movedMillis < STUCK_MILLIS;
    }

    @Override
    public Lane start(String board, Opening opening, DueWork dueWork) {
        VirtualThreadLane lane = new VirtualThreadLane(board, clock, timer);
        lane.start(opening, dueWork);
        return lane;
    }

    @Override
    public <T, X extends Exception> T beside(Work<T, X> work) throws X, InterruptedException {
        try {
            return beside.submit(() -> outcome(work)).get().run();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            if (failed.getCause() instanceof RuntimeException bug) throw bug;
            throw new IllegalStateException(failed);
        }
    }

    /** The result of some work, or what it throws, as work. */
    private static <T, X extends Exception> Work<T, X> outcome(Work<T, X> work) {
        try {
            T result = work.run();
            return () -> result;
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception checked) {
            // It throws nothing else.
            @SuppressWarnings("unchecked")
            X thrown = (X) checked;
            return () -> {
                throw thrown;
            };
        }
    }

    @Override
    public void close() {
        moving.stop();
        timer.close();
        beside.shutdown();
    }
}
