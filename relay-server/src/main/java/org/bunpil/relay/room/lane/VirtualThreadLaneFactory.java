package org.bunpil.relay.room.lane;

import java.util.function.LongSupplier;

/** Creates lanes on virtual threads, which one timer wakes. */
public final class VirtualThreadLaneFactory implements LaneFactory {
    private final LongSupplier clock;
    private final LaneTimer timer;

    public VirtualThreadLaneFactory(LongSupplier clock) {
        this.clock = clock;
        this.timer = new LaneTimer(clock);
        timer.start();
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
