package org.bunpil.client.picture;

import java.io.IOException;
import java.io.Serial;

/** A picture, or its file, is larger than this program takes. */
public final class TooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public TooLargeException(String what) {
        super(what);
    }
}
