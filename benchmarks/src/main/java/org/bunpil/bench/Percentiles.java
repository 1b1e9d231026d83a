package org.bunpil.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations of many steps of one kind. */
final class Percentiles {
    private long[] nanos = new long[1024];
    private int count;

    void add(long durationNanos) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, count * 2);
        nanos[count++] = durationNanos;
    }

    /** p50, p99, p99.9 and maximum in microseconds. */
    @Override
    public String toString() {
        if (count == 0) return "no samples";
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "n=%d p50=%.1f p99=%.1f p99.9=%.1f max=%.1f µs",
                count,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 0.999),
                at(sorted, 1));
    }

    private double at(long[] sorted, double share) {
        return sorted[Math.min(count - 1, (int) Math.floor(share * count))] / 1000.0;
    }
}
