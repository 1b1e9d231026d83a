package org.bunpil.bench.relay;

/** A client that writes pen strokes at a fixed rate of batches. */
final class WritingClient extends LoadClient {
    private static final int KEPT = 1 << 16;
    private static final long NANOS = 1_000_000_000;

    private final StrokeGenerator strokes;
    private final long[] sentNanos = new long[KEPT];
    private long k;
    private boolean writing;

    WritingClient(LoadBoard board, int number, boolean hosts, long seed) {
        super(board, number, hosts);
        strokes = new StrokeGenerator(client, seed);
    }

    /** The number of its last batch. */
    long k() {
        return k;
    }

    /** When a batch was passed to the socket. */
    long sentNanos(long batch) {
        return sentNanos[(int) (batch % KEPT)];
    }

    /** Writes from {@code startNanos} until {@link #stop}, whatever the server answers. */
    void write(int perSecond, int samples, long startNanos) {
        writing = true;
        long before = k;
        board.eventLoop().at(startNanos, now -> {
            if (!writing) return Long.MAX_VALUE;
            write(samples);
            // Keeps the rate even when the driver was late.
            return startNanos + (k - before) * (NANOS / perSecond);
        });
    }

    void stop() {
        writing = false;
    }

    private void write(int samples) {
        k++;
        String frame = frame(k, strokes.next(60, samples));
        sentNanos[(int) (k % KEPT)] = System.nanoTime();
        send(frame);
    }

    /** Sends one whole stroke as one batch. */
    int stroke(int samples, boolean full) {
        k++;
        String frame = frame(k, strokes.stroke(samples, full));
        sentNanos[(int) (k % KEPT)] = System.nanoTime();
        send(frame);
        return frame.length();
    }
}
