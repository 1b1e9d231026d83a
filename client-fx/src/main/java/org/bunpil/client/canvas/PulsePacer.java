package org.bunpil.client.canvas;

/**
 * When a picture may be made where each one costs the whole window (docs/decisions/0095): as many a second as a screen shows, on the
 * average; at once after a rest; and when samples come faster than pictures, in step with them, so that the newest is always on it.
 * Times are of one clock, nanoseconds. One thread.
 */
final class PulsePacer {
    /** From picture to picture, on the average. */
    private static final long PERIOD = 16_000_000;
    /** A picture may come so much before its turn: the second sample of a line, and those of a hand that is not too fast. */
    private static final long EARLY = 8_000_000;
    /** What comes too early waits so much beyond the turn: the next sample is near, and is painted with it. */
    private static final long GROUPING_DELAY = 6_000_000;

    private long nextDue = Long.MIN_VALUE / 2;

    /** How long what is new now has to wait, unless something newer comes; 0: it is painted at once. */
    long delay(long now) {
        long due = nextDue - EARLY;
        return now >= due ? 0 : due + GROUPING_DELAY - now;
    }

    /** A picture is made; one that did not wait for its turn puts off no more than the next. */
    void painted(long now) {
        nextDue = Math.clamp(nextDue, now, now + EARLY) + PERIOD;
    }
}
