package org.bunpil.relay.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Which boards there are. No call blocks; futures complete on a thread of the log that must not be blocked, exceptionally with
 * {@link LogUnavailableException} when the log is away. "None" is answered only after the directory's end has been read.
 */
public interface Directory {
    CompletableFuture<Optional<BoardEntry>> board(String id);

    /** @param code normalized */
    CompletableFuture<Optional<BoardEntry>> byCode(String code);

    /** Makes a board, durably. @return the entry that holds: another one when somebody else made the board first */
    CompletableFuture<BoardEntry> create(BoardEntry entry);

    /** Replaces a board's join code, durably. @param code normalized, or "" for none */
    CompletableFuture<Void> setCode(String board, String code);
}
