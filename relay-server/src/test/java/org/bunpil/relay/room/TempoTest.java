package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Frames grow fuller instead of later. */
class TempoTest {
    private final Tempo tempo = new Tempo();

    @Test
    void batchesThatWaitMakeFramesRarerAndPunctualOnesMakeThemFrequentAgain() {
        assertEquals(RoomLimits.COALESCE_MILLIS, tempo.millis(1));
        tempo.waited(RoomLimits.LATE_MILLIS);
        assertEquals(11, tempo.millis(1));
        // Neither late nor punctual: as it is.
        tempo.waited(RoomLimits.LATE_MILLIS - 1);
        assertEquals(11, tempo.millis(1));
        for (int i = 0; i < 50; i++) tempo.waited(500);
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, tempo.millis(1));
        for (int i = 0; i < 100; i++) tempo.waited(0);
        assertEquals(RoomLimits.COALESCE_MILLIS, tempo.millis(1));
    }

    @Test
    void manyMembersGetFullerFrames() {
        assertEquals(9, tempo.millis(30));
        assertEquals(23, tempo.millis(300));
        for (int i = 0; i < 50; i++) tempo.waited(500);
        assertEquals(RoomLimits.COALESCE_MAX_MILLIS, tempo.millis(300));
    }
}
