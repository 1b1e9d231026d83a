package org.bunpil.relay.log;

import java.io.IOException;

/** A stored board or record is of a version that this program does not know. It must be left as it is. */
public final class NewerVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    public NewerVersionException(String message) {
        super(message);
    }
}
