package org.bunpil.sync;

import java.util.random.RandomGenerator;

/** When to try to connect again: full jitter, so that a class does not come back in one second. */
final class BackOff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;
    private static final long MOST_ASKED_MILLIS = 60_000;
    private static final long FIRST_PATIENCE_MILLIS = 3_000;
    /** With other relays to go to: one that is frozen takes connections and says nothing. */
    private static final long FIRST_PATIENCE_OF_SEVERAL_MILLIS = 700;

    private static final long LONGEST_PATIENCE_MILLIS = 12_000;

    private final RandomGenerator dice;
    private int failures;
    private long retryMillis;
    private long atMostMillis;

    BackOff(RandomGenerator dice) {
        this.dice = dice;
    }

    /** The relay said when to come back. */
    void relayAsks(long afterMillis) {
        retryMillis = Math.clamp(afterMillis, 0, MOST_ASKED_MILLIS);
    }

    /** One relay of several said so: the others may be asked sooner, and none later. */
    void oneRelayAsks(long afterMillis) {
        atMostMillis = Math.clamp(afterMillis, 0, MOST_ASKED_MILLIS);
    }

    /** How long a connection, and the answer to a hello, may take: short at first, because another relay may be the faster one. */
    long patienceMillis(int relays) {
        long first = relays > 1 ? FIRST_PATIENCE_OF_SEVERAL_MILLIS : FIRST_PATIENCE_MILLIS;
        return Math.min(LONGEST_PATIENCE_MILLIS, first << Math.clamp(rounds(relays, failures - 1), 0, 10));
    }

    private static int rounds(int relays, int tries) {
        return tries / Math.max(1, relays);
    }

    void succeeded() {
        failures = 0;
        retryMillis = 0;
        atMostMillis = 0;
    }

    /** How often every relay has been tried in vain. */
    int rounds(int relays) {
        return rounds(relays, failures);
    }

    /** How long to wait before the next try, which counts as failed until {@link #succeeded}: longer only once all relays were tried. */
    long nextMillis(int relays) {
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(rounds(relays, failures), 10));
        failures++;
        if (atMostMillis > 0) bound = Math.min(bound, atMostMillis);
        long wait = retryMillis > 0 ? retryMillis : dice.nextLong(bound + 1);
        retryMillis = 0;
        atMostMillis = 0;
        return wait;
    }
}
