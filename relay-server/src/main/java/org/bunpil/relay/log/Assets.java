package org.bunpil.relay.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Pictures by their content: an id is the SHA-256 of the bytes, in lower-case hex, which whoever puts them has checked. No call
 * blocks; futures complete on a thread that must not be blocked, exceptionally with {@link LogUnavailableException} when the log is
 * away. Arrays are neither copied nor to be changed.
 */
public interface Assets {
    /** Keeps a picture, durably; one that is there already is left as it is. */
    CompletableFuture<Void> put(String id, byte[] bytes);

    /** "None" is answered only after the end of what is kept has been read. */
    CompletableFuture<Optional<byte[]>> get(String id);
}
