package org.bunpil.relay.room;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Measures how much of the computer this relay uses, and how much longer batches are coalesced because of it. A single room cannot know the
 * work of all rooms together. The share is measured again by the first caller after {@link RoomLimits#LOAD_MILLIS}. Any thread.
 */
public final class CpuLoad {
    private static final double NANOS_PER_MILLI = 1e6;

    private final LongSupplier cpuNanos;
    private final int cores;
    private final AtomicLong measuredMillis = new AtomicLong();
    private volatile long measuredCpuNanos;
    private volatile double usedShare;

    /**
     * @param cpuNanos CPU time that the process has used so far, in nanoseconds
     * @param cores number of cores that the process may use
     */
    public CpuLoad(LongSupplier cpuNanos, int cores) {
        this.cpuNanos = cpuNanos;
        this.cores = cores;
    }

    /** Time to add to the least time between two frames. */
    long addedMillis(long nowMillis) {
        long from = measuredMillis.get();
        if (nowMillis - from >= RoomLimits.LOAD_MILLIS && measuredMillis.compareAndSet(from, nowMillis)) {
            long cpu = cpuNanos.getAsLong();
            double fresh = (cpu - measuredCpuNanos) / NANOS_PER_MILLI / (nowMillis - from) / cores;
            measuredCpuNanos = cpu;
            // A moving average, because a single sample is partly chance.
            double before = usedShare;
            usedShare = before + (fresh - before) / RoomLimits.LOAD_SAMPLES;
        }
        double busy = (usedShare - RoomLimits.LOAD_LIGHT) / (RoomLimits.LOAD_FULL - RoomLimits.LOAD_LIGHT);
        return Math.round(Math.clamp(busy, 0, 1) * (RoomLimits.COALESCE_MAX_MILLIS - RoomLimits.COALESCE_MILLIS));
    }
}
