package org.bunpil.bench.relay;

import java.util.Locale;

/**
 * What a run gave.
 *
 * @param rate deliveries a second that were asked for
 * @param arrived share of them that had arrived when the time was over
 * @param cpuPer100k CPU seconds of the server for 100,000 deliveries
 * @param cpuShare of one core that the server used
 * @param perFrame deliveries in a frame
 * @param driverBusy share of its core that the driver itself used
 * @param others cores that neither of the two used: with more than a little, the figures are not worth much
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
