package org.bunpil.relay.folder;

import java.io.IOException;

/** Another program has locked the folder. */
final class FolderTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    FolderTakenException() {
        super("in use");
    }
}
