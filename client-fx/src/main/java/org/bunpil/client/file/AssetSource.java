package org.bunpil.client.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a board's images. One thread at a time. */
@FunctionalInterface
public interface AssetSource {
    /** A board's images that nobody has. */
    AssetSource NONE = id -> null;

    /**
     * The bytes of an image, checked against its id; null if it is not here. May block on the disk or the network.
     *
     * @throws IOException if the bytes are there but cannot be used
     */
    byte @Nullable [] read(String id) throws IOException;
}
