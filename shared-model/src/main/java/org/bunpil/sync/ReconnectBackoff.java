package org.bunpil.sync;

import java.util.random.RandomGenerator;

/** When to try to connect again. Full jitter spreads the clients of a class, so that they do not reconnect in the same second. */
final class ReconnectBackoff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;
    private static final long MOST_ASKED_MILLIS = 60_000;
    /** A relay that is alive answers a hello within 2 s, or says that it cannot. */
    private static final long ANSWER_MILLIS = 3_000;
    /** Used if there are other relays: the computer of a frozen relay still accepts connections, but nothing answers. */
    private static final long CONNECTION_OF_SEVERAL_MILLIS = 700;

    private static final long LONGEST_PATIENCE_MILLIS = 12_000;

    private final RandomGenerator random;
    private int failures;
    private long retryMillis;
    private long atMostMillis;

    ReconnectBackoff(RandomGenerator random) {
        this.random = random;
    }

    /** The relay said how long to wait. */
    void relayAsks(long afterMillis) {
        retryMillis = Math.clamp(afterMillis, 0, MOST_ASKED_MILLIS);
    }

    /** One of several relays said how long to wait: the others may be tried sooner, but no later. */
    void oneRelayAsks(long afterMillis) {
        atMostMillis = Math.clamp(afterMillis, 0, MOST_ASKED_MILLIS);
    }

    /** How long a connection attempt may take: short at first if another relay may be faster. */
    long connectionMillis(int relays) {
        return patience(relays > 1 ? CONNECTION_OF_SEVERAL_MILLIS : ANSWER_MILLIS, relays);
    }

    /**
     * How long the answer to a hello may take. The relay has accepted the connection, so it probably waits for the log; the other relays
     * would wait for it too.
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

    /** How many times all relays have been tried without success. */
    int rounds(int relays) {
        return rounds(relays, failures);
    }

    /**
     * How long to wait before the next attempt; longer only once all relays have been tried. The attempt counts as failed until
     * {@link #succeeded}.
     */
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
