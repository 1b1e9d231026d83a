package org.bunpil.relay.session;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.Rooms;

/** What all sessions of a relay share. Any thread. */
public final class RelayContext {
    private final Rooms rooms;
    private final Directory directory;
    private final InFlightAssets inFlightAssets;
    private final HostKeys hostKeys;
    private final LongSupplier clock;
    private final RandomGenerator random;
    private final Metrics metrics;
    private final AtomicLong lastAuthFailureMillis = new AtomicLong(Long.MIN_VALUE);

    /**
     * @param clock monotonic, in milliseconds
     * @param boardAssetBytes limit for all pictures of one board
     * @param random must be secure: it generates join codes
     */
    public RelayContext(
            Rooms rooms,
            Directory directory,
            AssetStore assets,
            long boardAssetBytes,
            HostKeys hostKeys,
            LongSupplier clock,
            RandomGenerator random,
            Metrics metrics) {
        this.rooms = rooms;
        this.directory = directory;
        this.inFlightAssets = new InFlightAssets(assets, boardAssetBytes);
        this.hostKeys = hostKeys;
        this.clock = clock;
        this.random = random;
        this.metrics = metrics;
    }

    Rooms rooms() {
        return rooms;
    }

    Directory directory() {
        return directory;
    }

    InFlightAssets inFlightAssets() {
        return inFlightAssets;
    }

    HostKeys hostKeys() {
        return hostKeys;
    }

    RandomGenerator random() {
        return random;
    }

    Metrics metrics() {
        return metrics;
    }

    long now() {
        return clock.getAsLong();
    }

    /** When a failed authentication may be answered. Negative when too many answers are waiting already. */
    long authFailureDueMillis() {
        long earliest = now() + SessionLimits.AUTH_MILLIS;
        while (true) {
            long last = lastAuthFailureMillis.get();
            long slot = Math.max(earliest, last + SessionLimits.AUTH_SLOT_MILLIS);
            if (slot - earliest > SessionLimits.AUTH_QUEUE_MILLIS) return -1;
            if (lastAuthFailureMillis.compareAndSet(last, slot)) return slot;
        }
    }
}
