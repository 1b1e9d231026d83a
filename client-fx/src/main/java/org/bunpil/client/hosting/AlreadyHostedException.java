package org.bunpil.client.hosting;

import java.io.IOException;
import java.io.Serial;

/** Another window of the same user already hosts a class from the same folder. */
public final class AlreadyHostedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    AlreadyHostedException() {
        super("a class is hosted from this folder already");
    }
}
