package org.bunpil.relay.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Stores pictures by content. An id is the SHA-256 of the bytes in lower-case hex; the caller of {@link #put} has checked it. No call
 * blocks. Futures complete on a thread that must not be blocked; when the log is unavailable, exceptionally with
 * {@link LogUnavailableException}. Arrays are not copied and must not be changed.
 */
public interface AssetStore {
    /**
     * Stores a picture durably. If it is stored already, for this board or another, nothing changes and it is not counted again.
     *
     * @param board the picture counts towards this board's limit
     * @param mostBytes limit for all pictures that count towards one board
     * @return false when it would exceed the board's limit; nothing is stored then
     */
    CompletableFuture<Boolean> put(String board, String id, byte[] bytes, long mostBytes);

    /** Completes empty only after everything stored so far has been read. */
    CompletableFuture<Optional<byte[]>> get(String id);
}
