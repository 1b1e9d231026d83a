package org.bunpil.sync;

import java.util.random.RandomGenerator;

/** When to try to connect again: full jitter, so that a class does not come back in one second. */
final class BackOff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;

    private final RandomGenerator dice;
    private int failures;
    private long retryMillis;

    BackOff(RandomGenerator dice) {
        this.dice = dice;
    }

    /** The relay said when to come back. */
    void relayAsks(long afterMillis) {
        retryMillis = Math.clamp(afterMillis, 0, 60_000);
    }

    void succeeded() {
        failures = 0;
        retryMillis = 0;
    }

    int failures() {
        return failures;
    }

    /** How long to wait before the next try, which counts as failed until {@link #succeeded}. */
    long nextMillis() {
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        long wait = retryMillis > 0 ? retryMillis : dice.nextLong(bound + 1);
        retryMillis = 0;
        return wait;
    }
}
