package org.bunpil.relay.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bunpil.relay.log.Assets;
import org.bunpil.relay.log.LogUnavailableException;

/**
 * The pictures that are going through a relay just now, in one bounded place: those being put, and those being got, which a whole
 * class asks for at once and which are read from the log once. Any thread.
 */
final class AssetShelf {
    private final Assets assets;
    private final long mostBoardBytes;
    /** Least recently asked for first. */
    private final Map<String, Shelved> shelf = new LinkedHashMap<>(64, 0.75f, true);

    private long gettingBytes;
    private long puttingBytes;

    /** A picture on the shelf and those who need it. */
    static final class Shelved {
        final CompletableFuture<Optional<byte[]>> loading = new CompletableFuture<>();
        int size;
        int users;
    }

    /** @param mostBoardBytes of pictures that a board may bring */
    AssetShelf(Assets assets, long mostBoardBytes) {
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
    Shelved get(String id) {
        Shelved shelved;
        boolean load = false;
        synchronized (this) {
            Shelved known = shelf.get(id);
            if (known == null) {
                known = new Shelved();
                shelf.put(id, known);
                load = true;
            }
            shelved = known;
            shelved.users++;
        }
        if (load) {
            CompletableFuture<?> _ = assets.get(id).whenComplete((found, away) -> loaded(id, shelved, found, away));
        }
        return shelved;
    }

    private void loaded(String id, Shelved shelved, Optional<byte[]> found, Throwable away) {
        boolean room = true;
        synchronized (this) {
            if (away == null && found.isPresent()) {
                shelved.size = found.get().length;
                gettingBytes += shelved.size;
                clear();
                room = gettingBytes <= SessionLimits.ASSET_GET_BYTES;
            }
            // What is not there may be put any time: it is looked for again.
            if (away != null || found.isEmpty() || !room) forget(id, shelved);
        }
        if (away != null) shelved.loading.completeExceptionally(away);
        else if (room) shelved.loading.complete(found);
        else shelved.loading.completeExceptionally(new LogUnavailableException("too many pictures at once"));
    }

    synchronized void done(Shelved shelved) {
        shelved.users--;
        clear();
    }

    private void forget(String id, Shelved shelved) {
        gettingBytes -= shelved.size;
        shelf.remove(id);
    }

    /** Lets go of the oldest that nobody needs, as far as there is too much. */
    private void clear() {
        for (Iterator<Shelved> all = shelf.values().iterator();
                all.hasNext() && gettingBytes > SessionLimits.ASSET_GET_BYTES; ) {
            Shelved shelved = all.next();
            if (shelved.users > 0 || !shelved.loading.isDone()) continue;
            gettingBytes -= shelved.size;
            all.remove();
        }
    }
}
