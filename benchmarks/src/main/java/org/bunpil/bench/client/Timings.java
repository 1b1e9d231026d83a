package org.bunpil.bench.client;

import java.util.Arrays;
import java.util.Locale;

/** Times in milliseconds. */
final class Timings {
    private double[] times = new double[256];
    private int count;

    void add(double millis) {
        if (count == times.length) times = Arrays.copyOf(times, count * 2);
        times[count++] = millis;
    }

    void addAll(Timings more) {
        for (int i = 0; i < more.count; i++) add(more.times[i]);
    }

    int count() {
        return count;
    }

    /** @param share 0.5: median */
    double at(double share) {
        double[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) Math.floor(share * count))];
    }

    double mean() {
        return Arrays.stream(times, 0, count).average().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "median %.1f  p95 %.1f  max %.1f ms  (%d)", at(0.5), at(0.95), at(1), count);
    }
}
