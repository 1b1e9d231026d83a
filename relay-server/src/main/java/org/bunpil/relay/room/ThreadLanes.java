package org.bunpil.relay.room;

import java.util.function.LongSupplier;

/** Lanes on virtual threads, woken by one alarm. */
final class ThreadLanes implements Lanes {
    private final LongSupplier clock;
    private final Alarm alarm;

    ThreadLanes(LongSupplier clock) {
        this.clock = clock;
        this.alarm = new Alarm(clock);
        alarm.start();
    }

    @Override
    public Lane start(String board, Opening opening, Settle settle) {
        ThreadLane lane = new ThreadLane(board, clock, alarm);
        lane.start(opening, settle);
        return lane;
    }

    @Override
    public void close() {
        alarm.close();
    }
}
