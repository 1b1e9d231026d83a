package org.bunpil.relay.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bunpil.model.Code;
import org.bunpil.op.LogRecord;
import org.bunpil.wire.Frames;
import org.bunpil.wire.Parsed;

/** A subscriber that keeps everything, and counts what became of appends. Waiting calls fail after 60 s. */
final class Collector implements Subscriber {
    private static final long LIMIT_SECONDS = 60;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> reached = new ArrayList<>();
    /** Every so many offers are refused; 0: none. */
    private final int refuseEvery;

    private int offers;
    private int kept;
    private int lost;

    Collector() {
        this(0);
    }

    Collector(int refuseEvery) {
        this.refuseEvery = refuseEvery;
    }

    @Override
    public synchronized boolean offer(Entry entry) {
        if (refuseEvery > 0 && ++offers % refuseEvery == 0) return false;
        put(entry);
        return true;
    }

    @Override
    public synchronized void put(Entry entry) {
        entries.add(entry);
        notifyAll();
    }

    @Override
    public synchronized void reached(long token) {
        reached.add(token);
        notifyAll();
    }

    /** A receipt that counts here. */
    Receipt receipt() {
        return new Receipt() {
            @Override
            public void kept(Position position) {
                synchronized (Collector.this) {
                    kept++;
                    Collector.this.notifyAll();
                }
            }

            @Override
            public void lost(Code code) {
                synchronized (Collector.this) {
                    lost++;
                    Collector.this.notifyAll();
                }
            }
        };
    }

    synchronized int kept() {
        return kept;
    }

    synchronized int lost() {
        return lost;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The k of each record so far. */
    List<Long> ks() {
        return entries().stream().map(Collector::record).map(LogRecord::k).toList();
    }

    static LogRecord record(Entry entry) {
        if (Frames.readRecord(entry.body()) instanceof Parsed.Good<LogRecord>(LogRecord record)) return record;
        throw new AssertionError("unreadable: " + entry.body());
    }

    void awaitEntries(int n) {
        await(n + " entries", () -> entries.size() >= n);
    }

    void awaitReached(long token) {
        await("token " + token, () -> reached.contains(token));
    }

    void awaitReceipts(int n) {
        await(n + " receipts", () -> kept + lost >= n);
    }

    private synchronized void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + "; has " + entries.size() + " entries, kept "
                        + kept + ", lost " + lost);
            }
            try {
                wait(left);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }
}
