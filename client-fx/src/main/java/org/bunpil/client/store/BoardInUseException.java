package org.bunpil.client.store;

import java.io.IOException;

/** Another window of this computer has the board open, with the place that one has there. */
public final class BoardInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    BoardInUseException() {
        super("the board is open in another window");
    }
}
