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
     * @param clock milliseconds that only go up
     * @param boardPictureBytes of pictures that a board may bring
     * @param dice secure: join codes come from it
     */
    public RelayContext(
            Rooms rooms,
            Directory directory,
            AssetStore assets,
            long boardPictureBytes,
            HostKeys hostKeys,
            LongSupplier clock,
            RandomGenerator dice,
            Metrics metrics) {
        this.rooms = rooms;
        this.directory = directory;
        this.inFlightAssets = new InFlightAssets(assets, boardPictureBytes);
        this.hostKeys = hostKeys;
        this.clock = clock;
        this.random = dice;
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

    /** @return negative when so many are waiting that this one need not be answered at all */
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
