package org.bunpil.relay.room;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How much of the computer this relay uses, and how much longer batches wait for company because of it: what all rooms together have to
 * do is known to none of them. Measured by whoever asks first in a while. Any thread.
 */
public final class CpuLoad {
    private static final double NANOS_PER_MILLI = 1e6;

    private final LongSupplier cpuNanos;
    private final int cores;
    private final AtomicLong measuredMillis = new AtomicLong();
    private volatile long measuredCpuNanos;
    private volatile double usedShare;

    /**
     * @param cpuNanos CPU time that the process has used so far
     * @param cores that it may use
     */
    public CpuLoad(LongSupplier cpuNanos, int cores) {
        this.cpuNanos = cpuNanos;
        this.cores = cores;
    }

    /** What is added to the least time between two frames. */
    long addedMillis(long nowMillis) {
        long from = measuredMillis.get();
        if (nowMillis - from >= RoomLimits.LOAD_MILLIS && measuredMillis.compareAndSet(from, nowMillis)) {
            long cpu = cpuNanos.getAsLong();
            double fresh = (cpu - measuredCpuNanos) / NANOS_PER_MILLI / (nowMillis - from) / cores;
            measuredCpuNanos = cpu;
            // One look is partly chance.
            double before = usedShare;
            usedShare = before + (fresh - before) / RoomLimits.LOAD_SAMPLES;
        }
        double busy = (usedShare - RoomLimits.LOAD_LIGHT) / (RoomLimits.LOAD_FULL - RoomLimits.LOAD_LIGHT);
        return Math.round(Math.clamp(busy, 0, 1) * (RoomLimits.COALESCE_MAX_MILLIS - RoomLimits.COALESCE_MILLIS));
    }
}
