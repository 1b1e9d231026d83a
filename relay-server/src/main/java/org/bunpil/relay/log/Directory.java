package org.bunpil.relay.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The boards that exist. No call blocks. Futures complete on a thread of the log that must not be blocked; when the log is unavailable,
 * exceptionally with {@link LogUnavailableException}. They complete empty only after the directory has been read to its end.
 */
public interface Directory {
    CompletableFuture<Optional<BoardEntry>> board(String id);

    /** @param code normalized */
    CompletableFuture<Optional<BoardEntry>> byCode(String code);

    /** Creates a board durably. @return the entry that is valid: another one if another client created the board first */
    CompletableFuture<BoardEntry> create(BoardEntry entry);

    /** Replaces a board's join code durably. @param code normalized, or "" for none */
    CompletableFuture<Void> setCode(String board, String code);

    /** Calls {@code then} with the id of each board that is deleted from now on, by any relay. It must not block. */
    void onDeleted(Consumer<String> then);
}
