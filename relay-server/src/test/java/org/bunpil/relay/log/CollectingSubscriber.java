package org.bunpil.relay.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;

/** A subscriber that collects all records, and counts the results of appends. Waiting calls fail after 60 s. */
final class CollectingSubscriber implements Subscriber {
    private static final long LIMIT_SECONDS = 60;

    private final List<LogEntry> entries = new ArrayList<>();
    private final List<Long> reached = new ArrayList<>();
    /** Every n-th offer is refused; 0: none. */
    private final int refuseEvery;

    private int offers;
    private int durable;
    private int failed;

    CollectingSubscriber() {
        this(0);
    }

    CollectingSubscriber(int refuseEvery) {
        this.refuseEvery = refuseEvery;
    }

    @Override
    public synchronized boolean offer(LogEntry entry) {
        if (refuseEvery > 0 && ++offers % refuseEvery == 0) return false;
        put(entry);
        return true;
    }

    @Override
    public synchronized void put(LogEntry entry) {
        entries.add(entry);
        notifyAll();
    }

    @Override
    public synchronized void reached(long token) {
        reached.add(token);
        notifyAll();
    }

    /** A callback that counts the result here. */
    AppendCallback callback() {
        return new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                synchronized (CollectingSubscriber.this) {
                    durable++;
                    CollectingSubscriber.this.notifyAll();
                }
            }

            @Override
            public void onFailed(ErrorCode code) {
                synchronized (CollectingSubscriber.this) {
                    failed++;
                    CollectingSubscriber.this.notifyAll();
                }
            }
        };
    }

    synchronized int durable() {
        return durable;
    }

    synchronized int failed() {
        return failed;
    }

    synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** The k of each record so far. */
    List<Long> ks() {
        return entries().stream()
                .map(CollectingSubscriber::record)
                .map(LogRecord::k)
                .toList();
    }

    static LogRecord record(LogEntry entry) {
        if (WireCodec.readRecord(entry.body()) instanceof Parsed.Good<LogRecord>(LogRecord record)) return record;
        throw new AssertionError("unreadable: " + entry.body());
    }

    void awaitEntries(int n) {
        await(n + " entries", () -> entries.size() >= n);
    }

    void awaitReached(long token) {
        await("token " + token, () -> reached.contains(token));
    }

    void awaitCallbacks(int n) {
        await(n + " receipts", () -> durable + failed >= n);
    }

    private synchronized void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("timed out waiting for " + what + "; has " + entries.size()
                        + " entries, durable " + durable + ", failed " + failed);
            }
            try {
                wait(left);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }
}
