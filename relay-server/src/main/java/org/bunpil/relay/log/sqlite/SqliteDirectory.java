package org.bunpil.relay.log.sqlite;

import java.sql.PreparedStatement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogUnavailableException;

/** The directory in a table. */
final class SqliteDirectory implements Directory {
    private final GroupCommitWriter writer;
    private final SqliteQueries queries;

    SqliteDirectory(GroupCommitWriter writer, SqliteQueries queries) {
        this.writer = writer;
        this.queries = queries;
    }

    @Override
    public CompletableFuture<Optional<BoardEntry>> board(String id) {
        return read("id", id);
    }

    @Override
    public CompletableFuture<Optional<BoardEntry>> byCode(String code) {
        return read("code", code);
    }

    @Override
    public CompletableFuture<BoardEntry> create(BoardEntry entry) {
        CompletableFuture<Void> written = write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO board VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
                statement.setString(1, entry.id());
                statement.setString(2, entry.title());
                statement.setString(3, entry.owner());
                statement.setString(4, entry.code());
                statement.setLong(5, System.currentTimeMillis());
                statement.executeUpdate();
            }
        });
        return written.thenCompose(done -> board(entry.id())).thenApply(found -> found.orElse(entry));
    }

    @Override
    public CompletableFuture<Void> setCode(String board, String code) {
        return write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE board SET code = ? WHERE id = ?")) {
                statement.setString(1, code);
                statement.setString(2, board);
                statement.executeUpdate();
            }
        });
    }

    private CompletableFuture<Void> write(AwaitedWrite.Statement statement) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!writer.offer(new AwaitedWrite(done, 0, statement))) {
            done.completeExceptionally(new LogUnavailableException("too much is waiting to be written"));
        }
        return done;
    }

    private CompletableFuture<Optional<BoardEntry>> read(String column, String value) {
        CompletableFuture<Optional<BoardEntry>> result = new CompletableFuture<>();
        Thread.ofVirtual().name("sqlite-read").start(() -> {
            try {
                result.complete(queries.board(column, value));
            } catch (LogUnavailableException unreadable) {
                result.completeExceptionally(unreadable);
            }
        });
        return result;
    }
}
