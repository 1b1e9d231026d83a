package org.bunpil.relay.ops;

import java.util.concurrent.atomic.LongAdder;

/** Durations in fixed buckets. Any thread. Recording takes no lock and allocates nothing. */
final class Histogram {
    private static final long[] BOUNDS_NANOS = {
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        500_000_000,
        1_000_000_000,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    private final LongAdder[] buckets = new LongAdder[BOUNDS_NANOS.length + 1];
    private final LongAdder sumNanos = new LongAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) buckets[i] = new LongAdder();
    }

    /** @param nanos negative values, from time stamps of two threads, count as 0 */
    void record(long nanos) {
        int i = 0;
        while (i < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[i]) i++;
        buckets[i].increment();
        if (nanos > 0) sumNanos.add(nanos);
    }

    /** Writes it in Prometheus' text format. @param label one label, or "" */
    void write(String family, String label, StringBuilder out) {
        String more = label.isEmpty() ? "" : label + ",";
        long count = 0;
        for (int i = 0; i < buckets.length; i++) {
            count += buckets[i].sum();
            out.append(family).append("_bucket{").append(more).append("le=\"");
            if (i < BOUNDS_NANOS.length) out.append(BOUNDS_NANOS[i] / 1e9);
            else out.append("+Inf");
            out.append("\"} ").append(count).append('\n');
        }
        String braces = label.isEmpty() ? "" : "{" + label + "}";
        out.append(family)
                .append("_sum")
                .append(braces)
                .append(' ')
                .append(sumNanos.sum() / 1e9)
                .append('\n');
        out.append(family)
                .append("_count")
                .append(braces)
                .append(' ')
                .append(count)
                .append('\n');
    }

    long count() {
        long count = 0;
        for (LongAdder bucket : buckets) count += bucket.sum();
        return count;
    }
}
