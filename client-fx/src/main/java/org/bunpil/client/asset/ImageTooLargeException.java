package org.bunpil.client.asset;

import java.io.IOException;
import java.io.Serial;

/** An image, or its file, is larger than this program accepts. */
public final class ImageTooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public ImageTooLargeException(String what) {
        super(what);
    }
}
