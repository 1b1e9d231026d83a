package org.bunpil.client.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PulsePacerTest {
    private static final long MILLI = 1_000_000;
    private static final int SECONDS = 10;

    /** While somebody writes without a pause: 60 frames a second, and nearly every frame shows the newest sample. */
    @ParameterizedTest
    @ValueSource(ints = {60, 100, 120, 125, 133, 200, 240, 500, 1000})
    void keepsPace(int hertz) {
        PulsePacer pulsePacer = new PulsePacer();
        long start = 77 * MILLI;
        int pulses = 0;
        long stale = 0;
        long timer = Long.MAX_VALUE;
        long waits = Long.MAX_VALUE;
        for (int i = 0; i < SECONDS * hertz; i++) {
            long now = start + 1_000_000_000L * i / hertz;
            if (timer <= now) {
                pulsePacer.painted(timer);
                pulses++;
                stale += timer - waits;
                timer = Long.MAX_VALUE;
            }
            long wait = pulsePacer.delay(now);
            assertTrue(wait <= 22 * MILLI, () -> "waits " + wait);
            waits = now;
            if (wait > 0) {
                timer = Math.min(timer, now + wait);
                continue;
            }
            pulsePacer.painted(now);
            pulses++;
            timer = Long.MAX_VALUE;
        }
        double rate = pulses / (double) SECONDS;
        assertTrue(rate <= 63 && rate >= Math.min(hertz, 56), () -> rate + " pictures a second");
        double age = stale / 1e6 / pulses;
        assertTrue(age < 4, () -> "the newest sample is painted after " + age + " ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {17, 100, 5_000})
    void paintsAtOnceAfterARest(long restMillis) {
        PulsePacer pulsePacer = new PulsePacer();
        long now = -5_000 * MILLI;
        for (int i = 0; i < 9; i++) {
            assertEquals(0, pulsePacer.delay(now));
            pulsePacer.painted(now);
            now += restMillis * MILLI;
        }
    }

    @Test
    void forgetsPulsesOutOfTurn() {
        PulsePacer pulsePacer = new PulsePacer();
        for (int i = 0; i < 1_000; i++) pulsePacer.painted(i * MILLI);
        assertTrue(pulsePacer.delay(1_000 * MILLI) <= 22 * MILLI);
    }
}
