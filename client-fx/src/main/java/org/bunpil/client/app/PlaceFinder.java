package org.bunpil.client.app;

import java.io.IOException;
import java.util.function.Consumer;
import org.bunpil.client.store.BoardLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this computer already has a place on the board of a join code, which only the relay can name. */
final class PlaceFinder {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceFinder.class);

    private final BoardLibrary library;
    private Consumer<String> onPlace = board -> {};

    PlaceFinder(BoardLibrary library) {
        this.library = library;
    }

    /** @param listener is told the board on which there is a place */
    void onPlace(Consumer<String> listener) {
        onPlace = listener;
    }

    /** @return whether there is a place, so that the listener goes on */
    boolean found(String board) {
        try {
            if (!library.hasPlace(board)) return false;
        } catch (IOException unreadable) {
            LOG.warn("boards cannot be listed: {}", unreadable.getMessage());
            return false;
        }
        onPlace.accept(board);
        return true;
    }
}
