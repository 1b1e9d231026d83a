package org.bunpil.sync;

import java.util.random.RandomGenerator;

/** When to try to connect again: full jitter, so that a class does not come back in one second. */
final class ReconnectBackoff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;
    private static final long MOST_ASKED_MILLIS = 60_000;
    /** A relay that is alive answers a hello within 2 s, or says that it cannot. */
    private static final long ANSWER_MILLIS = 3_000;
    /** With other relays to go to: the computer of one that is frozen takes connections, and nobody says a word. */
    private static final long CONNECTION_OF_SEVERAL_MILLIS = 700;

    private static final long LONGEST_PATIENCE_MILLIS = 12_000;

    private final RandomGenerator random;
    private int failures;
    private long retryMillis;
    private long atMostMillis;

    ReconnectBackoff(RandomGenerator random) {
        this.random = random;
    }

    /** The relay said when to come back. */
    void relayAsks(long afterMillis) {
        retryMillis = Math.clamp(afterMillis, 0, MOST_ASKED_MILLIS);
    }

    /** One relay of several said so: the others may be asked sooner, and none later. */
    void oneRelayAsks(long afterMillis) {
        atMostMillis = Math.clamp(afterMillis, 0, MOST_ASKED_MILLIS);
    }

    /** How long a connection may take: short at first when another relay may be the faster one. */
    long connectionMillis(int relays) {
        return patience(relays > 1 ? CONNECTION_OF_SEVERAL_MILLIS : ANSWER_MILLIS, relays);
    }

    /**
     * How long the answer to a hello may take. The relay has taken the connection, so it is not the one that hangs: what it waits for, the
     * log, the others wait for too.
     */
    long answerMillis(int relays) {
        return patience(ANSWER_MILLIS, relays);
    }

    private long patience(long firstMillis, int relays) {
        return Math.min(LONGEST_PATIENCE_MILLIS, firstMillis << Math.clamp(rounds(relays, failures - 1), 0, 10));
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
        long wait = retryMillis > 0 ? retryMillis : random.nextLong(bound + 1);
        retryMillis = 0;
        atMostMillis = 0;
        return wait;
    }
}
