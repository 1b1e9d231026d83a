package org.bunpil.relay.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.LogUnavailableException;

/**
 * The pictures that are going through a relay just now, in one bounded place: those being put, and those being got, which a whole
 * class asks for at once and which are read from the log once. Any thread.
 */
final class InFlightAssets {
    private final AssetStore assets;
    private final long mostBoardBytes;
    /** Least recently asked for first. */
    private final Map<String, SharedAsset> byId = new LinkedHashMap<>(64, 0.75f, true);

    private long gettingBytes;
    private long puttingBytes;

    /** A picture on the shelf and those who need it. */
    static final class SharedAsset {
        final CompletableFuture<Optional<byte[]>> loading = new CompletableFuture<>();
        int size;
        int users;
    }

    /** @param mostBoardBytes of pictures that a board may bring */
    InFlightAssets(AssetStore assets, long mostBoardBytes) {
        this.assets = assets;
        this.mostBoardBytes = mostBoardBytes;
    }

    /** Room for bytes that are being put. @return false when too much is under way; otherwise give it back by {@link #release} */
    synchronized boolean reserve(int bytes) {
        if (puttingBytes + bytes > SessionLimits.ASSET_PUT_BYTES) return false;
        puttingBytes += bytes;
        return true;
    }

    synchronized void release(int bytes) {
        puttingBytes -= bytes;
    }

    /** @return false when the board has no room for it */
    CompletableFuture<Boolean> put(String board, String id, byte[] bytes) {
        return assets.put(board, id, bytes, mostBoardBytes);
    }

    /** A picture's bytes, not to be changed, or none. Whatever comes of it, {@link #done} must be called when they are no longer needed. */
    SharedAsset get(String id) {
        SharedAsset sharedAsset;
        boolean load = false;
        synchronized (this) {
            SharedAsset known = byId.get(id);
            if (known == null) {
                known = new SharedAsset();
                byId.put(id, known);
                load = true;
            }
            sharedAsset = known;
            sharedAsset.users++;
        }
        if (load) {
            CompletableFuture<?> _ = assets.get(id).whenComplete((found, away) -> loaded(id, sharedAsset, found, away));
        }
        return sharedAsset;
    }

    private void loaded(String id, SharedAsset sharedAsset, Optional<byte[]> found, Throwable away) {
        boolean room = true;
        synchronized (this) {
            if (away == null && found.isPresent()) {
                sharedAsset.size = found.get().length;
                gettingBytes += sharedAsset.size;
                evict();
                room = gettingBytes <= SessionLimits.ASSET_GET_BYTES;
            }
            // What is not there may be put any time: it is looked for again.
            if (away != null || found.isEmpty() || !room) forget(id, sharedAsset);
        }
        if (away != null) sharedAsset.loading.completeExceptionally(away);
        else if (room) sharedAsset.loading.complete(found);
        else sharedAsset.loading.completeExceptionally(new LogUnavailableException("too many pictures at once"));
    }

    synchronized void done(SharedAsset sharedAsset) {
        sharedAsset.users--;
        evict();
    }

    private void forget(String id, SharedAsset sharedAsset) {
        gettingBytes -= sharedAsset.size;
        byId.remove(id);
    }

    /** Lets go of the oldest that nobody needs, as far as there is too much. */
    private void evict() {
        for (Iterator<SharedAsset> all = byId.values().iterator();
                all.hasNext() && gettingBytes > SessionLimits.ASSET_GET_BYTES; ) {
            SharedAsset sharedAsset = all.next();
            if (sharedAsset.users > 0 || !sharedAsset.loading.isDone()) continue;
            gettingBytes -= sharedAsset.size;
            all.remove();
        }
    }
}
