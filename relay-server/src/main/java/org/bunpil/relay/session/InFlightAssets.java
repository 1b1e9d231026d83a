package org.bunpil.relay.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.LogUnavailableException;

/**
 * The pictures in transit through a relay, within one limit of memory: uploads and downloads. A whole class asks for the same picture at
 * once; it is then read from the store only once. Any thread.
 */
final class InFlightAssets {
    private final AssetStore assets;
    private final long mostBoardBytes;
    /** Downloads by id, the least recently requested first. */
    private final Map<String, SharedAsset> byId = new LinkedHashMap<>(64, 0.75f, true);

    private long gettingBytes;
    private long puttingBytes;

    /** A picture that several sessions may be downloading. */
    static final class SharedAsset {
        final CompletableFuture<Optional<byte[]>> loading = new CompletableFuture<>();
        int size;
        int users;
    }

    /** @param mostBoardBytes limit for all pictures of one board */
    InFlightAssets(AssetStore assets, long mostBoardBytes) {
        this.assets = assets;
        this.mostBoardBytes = mostBoardBytes;
    }

    /** Reserves memory for bytes of an upload. @return false when too much is in transit; otherwise {@link #release} must be called */
    synchronized boolean reserve(int bytes) {
        if (puttingBytes + bytes > SessionLimits.ASSET_PUT_BYTES) return false;
        puttingBytes += bytes;
        return true;
    }

    synchronized void release(int bytes) {
        puttingBytes -= bytes;
    }

    /** Stores a picture. The result is false when it would exceed the board's limit. */
    CompletableFuture<Boolean> put(String board, String id, byte[] bytes) {
        return assets.put(board, id, bytes, mostBoardBytes);
    }

    /**
     * Loads a picture, or finds that there is none. The bytes must not be changed. In any case {@link #done} must be called when they are
     * no longer needed.
     */
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
            CompletableFuture<?> _ =
                    assets.get(id).whenComplete((found, failure) -> loaded(id, sharedAsset, found, failure));
        }
        return sharedAsset;
    }

    private void loaded(String id, SharedAsset sharedAsset, Optional<byte[]> found, Throwable failure) {
        boolean room = true;
        synchronized (this) {
            if (failure == null && found.isPresent()) {
                sharedAsset.size = found.get().length;
                gettingBytes += sharedAsset.size;
                evict();
                room = gettingBytes <= SessionLimits.ASSET_GET_BYTES;
            }
            // A missing picture may be uploaded at any time, so the next request must look for it again.
            if (failure != null || found.isEmpty() || !room) forget(id, sharedAsset);
        }
        if (failure != null) sharedAsset.loading.completeExceptionally(failure);
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

    /** Evicts the least recently requested pictures that no session needs, until the rest is within the limit. */
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
