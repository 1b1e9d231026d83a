package org.bunpil.relay.log.sqlite;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogUnavailableException;

/** The directory in a table. */
final class SqliteDirectory implements Directory {
    /** After this time nothing of a deleted board is on its way any more. */
    private static final long LATE_WRITE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final GroupCommitWriter writer;
    private final SqliteQueries queries;
    private final List<Consumer<String>> onDeleted = new CopyOnWriteArrayList<>();
    /** Boards deleted since the start, and when: what is still on its way to them must not be stored. */
    private final Map<String, Long> deleted = new ConcurrentHashMap<>();

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
        Long deletedNanos = deleted.get(entry.id());
        if (deletedNanos != null && System.nanoTime() - deletedNanos < LATE_WRITE_NANOS)
            return CompletableFuture.failedFuture(new LogUnavailableException("the board was deleted"));
        deleted.remove(entry.id());
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

    @Override
    public void onDeleted(Consumer<String> then) {
        onDeleted.add(then);
    }

    /** From now on nothing is stored for the board. */
    void deleting(String board) {
        deleted.put(board, System.nanoTime());
    }

    void notDeleted(String board) {
        deleted.remove(board);
    }

    void deleted(String board) {
        for (Consumer<String> then : onDeleted) then.accept(board);
    }

    boolean isDeleted(String board) {
        return deleted.containsKey(board);
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
