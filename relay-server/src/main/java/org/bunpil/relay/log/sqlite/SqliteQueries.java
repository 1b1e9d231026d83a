package org.bunpil.relay.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.CatchUpDelivery;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;

/** Reads committed data. Every call blocks on the disk. Any thread. */
final class SqliteQueries implements AutoCloseable {
    private static final int PAGE = 500;
    private static final int SPARE = 4;

    private final Database database;
    /** Idle connections, kept because opening one costs as much as ten reads. */
    private final BlockingQueue<Connection> spare = new ArrayBlockingQueue<>(SPARE);

    /** A read from the disk would hold on to the processor that virtual threads share: the lanes'. */
    private final ExecutorService readers = Executors.newFixedThreadPool(
            SPARE, Thread.ofPlatform().name("sqlite-read-", 0).daemon().factory());

    private volatile boolean closed;

    /** Something to read. */
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    SqliteQueries(Database database) {
        this.database = database;
    }

    <T> T read(Query<T> query) throws SQLException {
        if (!Thread.currentThread().isVirtual()) return readHere(query);
        try {
            return readers.submit(() -> readHere(query)).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException unreadable) throw unreadable;
            throw new SQLException(failed.getCause());
        } catch (RejectedExecutionException ended) {
            throw new SQLException("closed", ended);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", stop);
        }
    }

    private <T> T readHere(Query<T> query) throws SQLException {
        Connection connection = spare.poll();
        if (connection == null) connection = database.reader();
        boolean healthy = false;
        try {
            T answer = query.on(connection);
            healthy = true;
            return answer;
        } finally {
            if (!healthy || !spare.offer(connection)) connection.close();
            if (closed) closeSpare();
        }
    }

    /** Closes idle connections now and the others when they are returned. */
    @Override
    public void close() throws SQLException {
        closed = true;
        readers.shutdown();
        closeSpare();
    }

    private void closeSpare() throws SQLException {
        for (Connection one = spare.poll(); one != null; one = spare.poll()) one.close();
    }

    Position history(String board, Position after, CatchUpDelivery.EntrySink to)
            throws InterruptedException, LogUnavailableException {
        Position from = after;
        while (true) {
            // The statement is closed before waiting for the sink: an open one would keep the WAL from being
            // checkpointed.
            List<LogEntry> page = page(board, from);
            for (LogEntry entry : page) {
                if (!to.take(entry)) return from;
                from = entry.position();
            }
            if (page.size() < PAGE) return from;
        }
    }

    private List<LogEntry> page(String board, Position after) throws LogUnavailableException {
        String sql =
                "SELECT position, ts_ms, body FROM record WHERE board = ? AND position > ? ORDER BY position LIMIT "
                        + PAGE;
        try {
            return read(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, board);
                    statement.setLong(2, after.value());
                    List<LogEntry> page = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            page.add(new LogEntry(new Position(rows.getLong(1)), rows.getLong(2), rows.getString(3)));
                        }
                    }
                    return page;
                }
            });
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("history not read", unreadable);
        }
    }

    /** Last position of a board; {@link Position#START} when it has no record. */
    long lastPosition(String board) throws SQLException {
        String sql = "SELECT coalesce(max(position), " + Position.START.value() + ") FROM record WHERE board = ?";
        return firstRow(sql, board, row -> row.getLong(1)).orElse(Position.START.value());
    }

    Optional<StoredSnapshot> snapshot(String board) throws LogUnavailableException {
        try {
            return firstRow(
                    "SELECT position, body FROM snapshot WHERE board = ?",
                    board,
                    row -> new StoredSnapshot(new Position(row.getLong(1)), row.getBytes(2)));
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("snapshot not read", unreadable);
        }
    }

    Optional<byte[]> asset(String id) throws LogUnavailableException {
        try {
            return firstRow("SELECT body FROM asset WHERE id = ?", id, row -> row.getBytes(1));
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("picture not read", unreadable);
        }
    }

    Optional<BoardEntry> board(String column, String value) throws LogUnavailableException {
        try {
            return firstRow(
                    "SELECT id, title, owner, code FROM board WHERE " + column + " = ?",
                    value,
                    row -> new BoardEntry(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("directory not read", unreadable);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The first row of a query with one parameter. */
    private <T> Optional<T> firstRow(String sql, String value, Row<T> to) throws SQLException {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, value);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(to.of(row)) : Optional.empty();
                }
            }
        });
    }
}
