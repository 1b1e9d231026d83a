package org.bunpil.bench.relay;

import java.util.Locale;

/** A histogram of durations in steps of 10 µs, up to 10 s. */
final class LatencyHistogram {
    private static final int STEP_NANOS = 10_000;
    private static final int STEPS = 1_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final int[] counts = new int[STEPS];
    private long total;
    private long maxNanos;

    void add(long nanos) {
        counts[(int) Math.min(STEPS - 1, Math.max(0, nanos) / STEP_NANOS)]++;
        total++;
        maxNanos = Math.max(maxNanos, nanos);
    }

    /** @param share 0 to 1 */
    double millisAt(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) return (i + 1) * (double) STEP_NANOS / NANOS_PER_MILLI;
        }
        return 0;
    }

    double maxMillis() {
        return maxNanos / NANOS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f  p95 %.2f  p99 %.2f  max %.1f ms",
                millisAt(0.50),
                millisAt(0.95),
                millisAt(0.99),
                maxMillis());
    }
}
