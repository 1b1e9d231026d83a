package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Frames grow fuller instead of later. */
class TempoTest {
    private final Tempo tempo = new Tempo(new Load(() -> 0, 1));

    @Test
    void batchesThatWaitMakeFramesRarerAndPunctualOnesMakeThemFrequentAgain() {
        assertEquals(RoomLimits.COALESCE_MILLIS, tempo.millis(1, 0));
        tempo.waited(RoomLimits.LATE_MILLIS);
        assertEquals(11, tempo.millis(1, 0));
        // Neither late nor punctual: as it is.
        tempo.waited(RoomLimits.LATE_MILLIS - 1);
        assertEquals(11, tempo.millis(1, 0));
        for (int i = 0; i < 50; i++) tempo.waited(500);
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, tempo.millis(1, 0));
        for (int i = 0; i < 100; i++) tempo.waited(0);
        assertEquals(RoomLimits.COALESCE_MILLIS, tempo.millis(1, 0));
    }

    @Test
    void manyMembersGetFullerFrames() {
        assertEquals(10, tempo.millis(30, 0));
        assertEquals(33, tempo.millis(300, 0));
        for (int i = 0; i < 50; i++) tempo.waited(500);
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, tempo.millis(300, 0));
    }

    @Test
    void aRelayThatUsesMostOfItsCoresSendsFullerFramesInAllRooms() {
        long[] cpuNanos = {0};
        Load load = new Load(() -> cpuNanos[0], 2);
        Tempo one = new Tempo(load);
        Tempo other = new Tempo(load);
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
