package org.bunpil.bench.relay;

import java.util.Map;
import java.util.TreeMap;

/** What all clients of a run have received so far. */
final class DeliveryStats {
    private final Map<String, Integer> other = new TreeMap<>();
    private LatencyHistogram latencies = new LatencyHistogram();
    long frames;
    long bytes;
    /** Number of batches that did not follow the one before them. */
    long gaps;

    int snapshots;
    int closed;

    /** Sets all figures to zero. */
    void reset() {
        latencies = new LatencyHistogram();
        other.clear();
        frames = 0;
        bytes = 0;
        gaps = 0;
        snapshots = 0;
        closed = 0;
    }

    LatencyHistogram latencies() {
        return latencies;
    }

    void delivered(long nanos) {
        latencies.add(nanos);
    }

    /** Counts anything that the server sent besides the stream: a code or a kind of frame. */
    void other(String what) {
        other.merge(what, 1, Integer::sum);
    }

    /** Text about gaps, codes and other irregularities; "" when there were none. */
    String oddities() {
        StringBuilder text = new StringBuilder();
        if (gaps > 0) text.append("  gaps ").append(gaps);
        if (snapshots > 0) text.append("  snapshots ").append(snapshots);
        if (closed > 0) text.append("  closed ").append(closed);
        other.forEach(
                (what, times) -> text.append("  ").append(what).append(' ').append(times));
        return text.toString();
    }
}
