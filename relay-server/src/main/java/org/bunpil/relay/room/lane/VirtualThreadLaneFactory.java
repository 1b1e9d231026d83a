package org.bunpil.relay.room.lane;

import java.util.function.LongSupplier;

/** Creates lanes on virtual threads, which one timer wakes. */
public final class VirtualThreadLaneFactory implements LaneFactory {
    /** How often a lane that has nothing else to do moves, to show that lanes can. */
    private static final long MOVE_MILLIS = 1_000;
    /** Without a move for so long, lanes are considered stuck. */
    private static final long STUCK_MILLIS = 15_000;

    private final LongSupplier clock;
    private final LaneTimer timer;
    private volatile long movedMillis;

    public VirtualThreadLaneFactory(LongSupplier clock) {
        this.clock = clock;
        this.timer = new LaneTimer(clock);
        this.movedMillis = clock.getAsLong();
        timer.start();
        start("", lane -> {}, this::move);
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
    public void close() {
        timer.close();
    }
}
