package org.bunpil.board;

import java.util.List;
import org.bunpil.op.LogRecord;
import org.jspecify.annotations.Nullable;

/** Decides which log records take effect, at their exact log position; relays only. Not thread-safe. */
public final class Admission {
    /** @param board the board that the caller applies accepted batches to; read for access and limits */
    public Admission(Board board) {
        this(board, List.of());
    }

    /** Goes on from stored state. */
    public Admission(Board board, List<Client> clients) {}

    /** Judges the next record of the log and remembers it. The caller applies an accepted batch before the next call. */
    public Verdict admit(LogRecord record) {
        throw new UnsupportedOperationException();
    }

    /** What is known of a client that has joined, or null. */
    public @Nullable Client client(String id) {
        throw new UnsupportedOperationException();
    }

    /** All clients, ordered by id: what a stored snapshot adds to the board's. */
    public List<Client> clients() {
        throw new UnsupportedOperationException();
    }

    /**
     * A client that has joined.
     *
     * @param c its participant number
     * @param k last k used up
     * @param secretHash SHA-256 of its secret in hex
     * @param ended continued by another client: its later batches have no effect
     */
    public record Client(
            String id,
            int c,
            long k,
            String secretHash,
            boolean ended,
            @Nullable String user) {}
}
