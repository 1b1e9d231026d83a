package org.bunpil.sync;

import org.bunpil.rate.TokenBucket;

/** Limits how fast batches are sent, so that no relay refuses them. */
final class SendRateLimiter {
    private static final int BATCHES_PER_SECOND = 100;
    private static final int BURST_BATCHES = 100;
    private static final int BURST_BYTES = 192 * 1024;
    private static final int BYTES_PER_SECOND = 56 * 1024;

    private final TokenBucket batches;
    private final TokenBucket bytes;

    SendRateLimiter(long nowMillis) {
        batches = new TokenBucket(BATCHES_PER_SECOND, BURST_BATCHES, nowMillis);
        bytes = new TokenBucket(BYTES_PER_SECOND, BURST_BYTES, nowMillis);
    }

    /** Stays under the rate that the relay announced, with a margin. */
    void relayAllows(int relayBatchesPerSecond) {
        batches.rate(Math.clamp(relayBatchesPerSecond * 5 / 6, 1, BATCHES_PER_SECOND));
    }

    /** Whether a batch of this size may be sent now; if so, it is counted. */
    boolean take(int costBytes, long nowMillis) {
        if (!batches.has(1, nowMillis) || !bytes.tryTake(costBytes, nowMillis)) return false;
        batches.take(1);
        return true;
    }
}
