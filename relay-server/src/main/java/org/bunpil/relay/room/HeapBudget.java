package org.bunpil.relay.room;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Decides whether there is memory for opening another board, by what the heap holds and what boards that are just being opened will take
 * (docs/decisions/0132). Any thread.
 */
final class HeapBudget {
    /** Share of the heap's older part that boards may fill. The rest is for what grows, and for garbage. */
    private static final double SHARE = 0.7;
    /** Beyond this share, after a collection, nothing may be added to boards. */
    private static final double FULL_SHARE = 0.85;
    /** Beyond this share a board that still grows is let go. */
    private static final double OVERFULL_SHARE = 0.95;
    /** How often it is looked whether it is full, and how far the collections for that are apart. */
    private static final long LOOK_MILLIS = 250;

    private static final long FULL_COLLECT_MILLIS = 10_000;
    /** A full collection stops everything for a while, so they are this far apart. */
    private static final long COLLECT_MILLIS = 1_000;
    /** A board without anything on it, and one whose size is not known. */
    private static final long SMALL_BOARD_BYTES = 1 << 20;
    /** Heap that a board takes while it is opened, for each byte of its stored text: the text, and what it becomes (2.0 for notes, 0.8 for ink). */
    private static final long BYTES_PER_STORED = 4;

    private static final int GZIP_SIZE_BYTES = 4;

    private final long maxBytes;
    private final long mostBytes;
    private final LongSupplier usedBytes;
    private final LongSupplier keptBytes;
    private final Runnable collect;
    private long reservedBytes;
    private long collectedMillis = Long.MIN_VALUE / 2;
    private volatile long lookedMillis = Long.MIN_VALUE / 2;
    private volatile boolean full;
    private volatile boolean overfull;

    /**
     * @param maxBytes size that the heap may have
     * @param usedBytes what is in it now, garbage included
     * @param keptBytes what was in it after the last collection, whoever wanted that
     * @param collect removes the garbage
     */
    HeapBudget(long maxBytes, LongSupplier usedBytes, LongSupplier keptBytes, Runnable collect) {
        this.maxBytes = maxBytes;
        this.mostBytes = (long) (maxBytes * SHARE);
        this.usedBytes = usedBytes;
        this.keptBytes = keptBytes;
        this.collect = collect;
    }

    /** For simulations: there is always room. */
    static HeapBudget unlimited() {
        return new HeapBudget(Long.MAX_VALUE / 2, () -> 0, () -> 0, () -> {});
    }

    /** This process's heap: the part that holds what has lived for a while. */
    static HeapBudget ofThisProcess() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            boolean old = pool.getType() == MemoryType.HEAP
                    && (pool.getName().contains("Tenured") || pool.getName().contains("Old"));
            if (old && pool.getUsage().getMax() > 0 && pool.getCollectionUsage() != null)
                return new HeapBudget(
                        pool.getUsage().getMax(),
                        () -> pool.getUsage().getUsed(),
                        () -> pool.getCollectionUsage().getUsed(),
                        System::gc);
        }
        Runtime runtime = Runtime.getRuntime();
        LongSupplier used = () -> runtime.totalMemory() - runtime.freeMemory();
        AtomicLong kept = new AtomicLong();
        return new HeapBudget(runtime.maxMemory(), used, kept::get, () -> {
            System.gc();
            kept.set(used.getAsLong());
        });
    }

    /** What opening a board will take. @param stored its snapshot, gzipped; empty if there is none */
    static long needed(byte[] stored) {
        if (stored.length < GZIP_SIZE_BYTES) return SMALL_BOARD_BYTES;
        // The last four bytes of gzip are the length of what it holds.
        long length = 0;
        for (int i = 1; i <= GZIP_SIZE_BYTES; i++) length = (length << 8) | (stored[stored.length - i] & 0xff);
        return SMALL_BOARD_BYTES + length * BYTES_PER_STORED;
    }

    /** Reserves memory if there is enough. */
    synchronized boolean tryReserve(long bytes) {
        if (!fits(bytes)) return false;
        reservedBytes += bytes;
        return true;
    }

    /** Removes garbage, so that what is left is what boards need; unless that has just been done. */
    synchronized void collect(long nowMillis) {
        if (nowMillis - collectedMillis < COLLECT_MILLIS) return;
        collect.run();
        collectedMillis = nowMillis;
        decide(keptBytes.getAsLong());
    }

    /** @param kept what a collection left: only then it is known what boards need */
    private void decide(long kept) {
        full = kept > maxBytes * FULL_SHARE;
        overfull = kept > maxBytes * OVERFULL_SHARE;
    }

    /** Whether the boards that are open have grown so far that nothing may be added to them. Looks a few times a second only. */
    boolean isFull(long nowMillis) {
        if (nowMillis - lookedMillis >= LOOK_MILLIS) look(nowMillis);
        return full;
    }

    /** Whether not even what others add can be taken, as of the last {@link #isFull}. */
    boolean isOverfull() {
        return overfull;
    }

    private synchronized void look(long nowMillis) {
        if (nowMillis - lookedMillis < LOOK_MILLIS) return;
        lookedMillis = nowMillis;
        long used = usedBytes.getAsLong();
        if (used <= maxBytes * FULL_SHARE) decide(used);
        else if (nowMillis - collectedMillis >= FULL_COLLECT_MILLIS) collect(nowMillis);
        // A heap that runs full is collected by the system again and again before the next collection of our own is
        // due.
        else decide(keptBytes.getAsLong());
    }

    synchronized void release(long bytes) {
        reservedBytes -= bytes;
    }

    private boolean fits(long bytes) {
        return usedBytes.getAsLong() + reservedBytes + bytes <= mostBytes;
    }
}
