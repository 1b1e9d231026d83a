package org.bunpil.sync;

/** Two token buckets: how fast batches may leave without a relay refusing them. */
final class SendRateLimiter {
    private static final int BURST_BATCHES = 100;
    private static final int BURST_BYTES = 192 * 1024;
    private static final int BYTES_PER_SECOND = 56 * 1024;

    private double batchesPerSecond = 100;
    private double batches = BURST_BATCHES;
    private double bytes = BURST_BYTES;
    private long lastMillis;

    SendRateLimiter(long nowMillis) {
        lastMillis = nowMillis;
    }

    /** Stays under what the relay announced, with a margin. */
    void relayAllows(int relayBatchesPerSecond) {
        batchesPerSecond = Math.max(1, Math.min(100, relayBatchesPerSecond * 5 / 6));
    }

    /** Whether a batch of so many bytes may leave now; if so it counts. */
    boolean take(int costBytes, long nowMillis) {
        double seconds = (nowMillis - lastMillis) / 1000.0;
        lastMillis = nowMillis;
        batches = Math.min(BURST_BATCHES, batches + seconds * batchesPerSecond);
        bytes = Math.min(BURST_BYTES, bytes + seconds * BYTES_PER_SECOND);
        if (batches < 1 || bytes < costBytes) return false;
        batches -= 1;
        bytes -= costBytes;
        return true;
    }
}
