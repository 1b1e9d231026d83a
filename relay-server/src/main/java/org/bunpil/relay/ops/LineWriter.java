package org.bunpil.relay.ops;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Writes lines to a stream on a thread of its own. Whoever logs never waits for whoever reads: a stream may be a pipe that nobody reads
 * (docs/decisions/0131). Any thread.
 */
final class LineWriter {
    /** Most bytes of lines that may wait. */
    private static final int MOST_BYTES = 1 << 20;

    private final PrintStream to;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    /** Whether a line has been taken from the queue and is being written. */
    private boolean writing;

    LineWriter(PrintStream to) {
        this.to = to;
        Thread.ofPlatform().name("log").daemon().start(this::run);
    }

    /** Adds a line. @return false when too much is waiting; then the line is lost */
    synchronized boolean offer(byte[] line) {
        if (waitingBytes + line.length > MOST_BYTES) return false;
        waiting.add(line);
        waitingBytes += line.length;
        notifyAll();
        return true;
    }

    /** Waits until all lines have been written. @return false when that took longer */
    synchronized boolean flush(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (writing || !waiting.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) return false;
                wait(left);
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            while (true) {
                byte[] line = next();
                // In one call, so that lines of other writers are not mixed into it. A broken stream is silent.
                to.write(line, 0, line.length);
                to.flush();
                written(line);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized byte[] next() throws InterruptedException {
        while (waiting.isEmpty()) wait();
        writing = true;
        return waiting.remove();
    }

    /** Its bytes count until it has been written. */
    private synchronized void written(byte[] line) {
        waitingBytes -= line.length;
        writing = false;
        notifyAll();
    }
}
