package org.bunpil.bench.relay;

import java.util.Locale;

/**
 * The figures of a run.
 *
 * @param rate requested deliveries a second
 * @param arrived share of them that arrived in time
 * @param cpuPer100k the server's CPU seconds for 100,000 deliveries
 * @param cpuShare of one core that the server used
 * @param perFrame average number of deliveries in a frame
 * @param driverBusy share of its core that the load driver used
 * @param others cores used by other processes; if this is more than a little, the figures are not reliable
 */
record RunResult(
        String name,
        double rate,
        double arrived,
        LatencyHistogram latencies,
        double cpuPer100k,
        double cpuShare,
        double residentMib,
        double perFrame,
        double driverBusy,
        double others,
        String oddities) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-10s %,8.0f deliveries/s  %s  CPU %.2f s per 100,000 (%.0f %% of its core)  RSS %.0f MiB  %.2f a frame"
                        + "  driver %.0f %%  others %.0f %%%s",
                name,
                rate,
                latencies,
                cpuPer100k,
                cpuShare * 100,
                residentMib,
                perFrame,
                driverBusy * 100,
                others * 100,
                oddities);
    }
}
