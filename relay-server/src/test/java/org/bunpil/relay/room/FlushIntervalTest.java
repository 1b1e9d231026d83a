package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An overloaded relay sends fewer and larger frames. */
class FlushIntervalTest {
    private final FlushInterval flushInterval = new FlushInterval(new CpuLoad(() -> 0, 1));

    @Test
    void batchesThatWaitMakeFramesRarerAndPunctualOnesMakeThemFrequentAgain() {
        assertEquals(RoomLimits.COALESCE_MILLIS, flushInterval.millis(1, 0));
        flushInterval.observeWait(RoomLimits.LATE_MILLIS);
        assertEquals(11, flushInterval.millis(1, 0));
        // Neither late nor punctual: no change.
        flushInterval.observeWait(RoomLimits.LATE_MILLIS - 1);
        assertEquals(11, flushInterval.millis(1, 0));
        for (int i = 0; i < 50; i++) flushInterval.observeWait(500);
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, flushInterval.millis(1, 0));
        for (int i = 0; i < 100; i++) flushInterval.observeWait(0);
        assertEquals(RoomLimits.COALESCE_MILLIS, flushInterval.millis(1, 0));
    }

    @Test
    void manyMembersGetLargerFrames() {
        assertEquals(10, flushInterval.millis(30, 0));
        assertEquals(33, flushInterval.millis(300, 0));
        for (int i = 0; i < 50; i++) flushInterval.observeWait(500);
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, flushInterval.millis(300, 0));
    }

    @Test
    void aRelayThatUsesMostOfItsCoresSendsLargerFramesInAllRooms() {
        long[] cpuNanos = {0};
        CpuLoad cpuLoad = new CpuLoad(() -> cpuNanos[0], 2);
        FlushInterval one = new FlushInterval(cpuLoad);
        FlushInterval other = new FlushInterval(cpuLoad);
        long now = 0;
        for (int i = 0; i < 20; i++) {
            now += 1_000;
            cpuNanos[0] += TimeUnit.MILLISECONDS.toNanos(900);
            assertEquals(RoomLimits.COALESCE_MILLIS, one.millis(1, now), "less than half of the computer is little");
        }
        for (int i = 0; i < 20; i++) {
            now += 1_000;
            cpuNanos[0] += TimeUnit.MILLISECONDS.toNanos(1_400);
            one.millis(1, now);
        }
        long half = other.millis(1, now);
        assertTrue(half > 20 && half < 40, "somewhere between: " + half);
        for (int i = 0; i < 20; i++) {
            now += 1_000;
            cpuNanos[0] += TimeUnit.MILLISECONDS.toNanos(2_000);
            one.millis(1, now);
        }
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, other.millis(1, now));
        for (int i = 0; i < 20; i++) one.millis(1, now += 1_000);
        assertEquals(RoomLimits.COALESCE_MILLIS, other.millis(1, now));
    }
}
