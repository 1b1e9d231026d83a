package org.bunpil.client.store;

import java.io.IOException;

/** A file of a board was written by a newer Bunpil. It must be left as it is. */
public final class NewerVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    NewerVersionException(String what) {
        super(what + " was written by a newer Bunpil");
    }
}
