package org.bunpil.relay.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Pictures by their content: an id is the SHA-256 of the bytes, in lower-case hex, which whoever puts them has checked. No call
 * blocks; futures complete on a thread that must not be blocked, exceptionally with {@link LogUnavailableException} when the log is
 * away. Arrays are neither copied nor to be changed.
 */
public interface AssetStore {
    /**
     * Keeps a picture, durably; one that is there already, for whatever board, is left as it is and counts no second time.
     *
     * @param board that brings it, on which it counts
     * @param mostBytes of pictures that count on one board
     * @return false when the board has no room for it; nothing was kept then
     */
    CompletableFuture<Boolean> put(String board, String id, byte[] bytes, long mostBytes);

    /** "None" is answered only after the end of what is kept has been read. */
    CompletableFuture<Optional<byte[]>> get(String id);
}
