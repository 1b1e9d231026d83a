package org.bunpil.relay.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.LogUnavailableException;

/** Pictures in a table. */
final class SqliteAssets implements AssetStore {
    private final GroupCommitWriter writer;
    private final SqliteQueries queries;

    SqliteAssets(GroupCommitWriter writer, SqliteQueries queries) {
        this.writer = writer;
        this.queries = queries;
    }

    @Override
    public CompletableFuture<Boolean> put(String board, String id, byte[] bytes, long mostBytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        AtomicBoolean stored = new AtomicBoolean();
        AwaitedWrite write = new AwaitedWrite(
                done, bytes.length, connection -> stored.set(put(connection, board, id, bytes, mostBytes)));
        if (!writer.offerLarge(write)) {
            done.completeExceptionally(new LogUnavailableException("too much is waiting to be written"));
        }
        return done.thenApply(written -> stored.get());
    }

    private static boolean put(Connection connection, String board, String id, byte[] bytes, long mostBytes)
            throws SQLException {
        if (number(connection, "SELECT count(*) FROM asset WHERE id = ?", id) > 0) {
            takeOver(connection, board, id);
            return true;
        }
        // SQLite reads only the length of each body, not the body.
        long used = number(connection, "SELECT coalesce(sum(length(body)), 0) FROM asset WHERE board = ?", board);
        if (used + bytes.length > mostBytes) return false;
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO asset (id, board, created_ms, body) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, id);
            statement.setString(2, board);
            statement.setLong(3, System.currentTimeMillis());
            statement.setBytes(4, bytes);
            statement.executeUpdate();
        }
        return true;
    }

    /** What a deleted board has left would be removed as nobody's. */
    private static void takeOver(Connection connection, String board, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE asset SET board = ? WHERE id = ? AND board <> '' AND board NOT IN (SELECT id FROM board)")) {
            statement.setString(1, board);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String query, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(String id) {
        CompletableFuture<Optional<byte[]>> result = new CompletableFuture<>();
        Thread.ofVirtual().name("sqlite-read").start(() -> {
            try {
                result.complete(queries.asset(id));
            } catch (LogUnavailableException unreadable) {
                result.completeExceptionally(unreadable);
            }
        });
        return result;
    }
}
