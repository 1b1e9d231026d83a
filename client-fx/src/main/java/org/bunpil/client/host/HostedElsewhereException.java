package org.bunpil.client.host;

import java.io.IOException;
import java.io.Serial;

/** Another window of this person hosts a class from the same folder. */
public final class HostedElsewhereException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    HostedElsewhereException() {
        super("a class is hosted from this folder already");
    }
}
