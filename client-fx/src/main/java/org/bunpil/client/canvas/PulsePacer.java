package org.bunpil.client.canvas;

/**
 * When the screen may be updated on computers on which each pulse paints the whole window (docs/decisions/0095). On average, as many
 * pulses as a screen shows; at once after a pause; and if samples come faster than that, in step with them, so that the newest sample is
 * always shown. Times are nanoseconds of one clock. One thread.
 */
final class PulsePacer {
    /** Average time from pulse to pulse. */
    private static final long PERIOD = 16_000_000;
    /** A pulse may come this much early: the second sample of a line, and samples that do not come too fast. */
    private static final long EARLY = 8_000_000;
    /** What comes too early waits until this long after its due time: the next sample is near and is painted with it. */
    private static final long GROUPING_DELAY = 6_000_000;

    private long nextDue = Long.MIN_VALUE / 2;

    /** How long a change must wait now, unless a newer one comes; 0: it is painted at once. */
    long delay(long now) {
        long due = nextDue - EARLY;
        return now >= due ? 0 : due + GROUPING_DELAY - now;
    }

    /** A pulse has been painted. One that did not wait delays at most the next one. */
    void painted(long now) {
        nextDue = Math.clamp(nextDue, now, now + EARLY) + PERIOD;
    }
}
