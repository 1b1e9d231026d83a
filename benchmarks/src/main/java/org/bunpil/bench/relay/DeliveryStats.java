package org.bunpil.bench.relay;

import java.util.Map;
import java.util.TreeMap;

/** What all participants of a run have seen so far. */
final class DeliveryStats {
    private final Map<String, Integer> said = new TreeMap<>();
    private LatencyHistogram latencies = new LatencyHistogram();
    long frames;
    long bytes;
    /** Batches that did not follow the one before them. */
    long gaps;

    int snapshots;
    int closed;

    /** Begins anew. */
    void reset() {
        latencies = new LatencyHistogram();
        said.clear();
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

    /** The server said something besides the stream: a code, a kind of frame. */
    void said(String what) {
        said.merge(what, 1, Integer::sum);
    }

    /** Codes and the like, for the reader; "" when there was nothing. */
    String oddities() {
        StringBuilder text = new StringBuilder();
        if (gaps > 0) text.append("  gaps ").append(gaps);
        if (snapshots > 0) text.append("  snapshots ").append(snapshots);
        if (closed > 0) text.append("  closed ").append(closed);
        said.forEach((what, times) -> text.append("  ").append(what).append(' ').append(times));
        return text.toString();
    }
}
