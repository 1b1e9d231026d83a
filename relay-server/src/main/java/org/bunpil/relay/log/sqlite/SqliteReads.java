package org.bunpil.relay.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Handover;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;

/** Reads what is committed. Every call blocks on the disk, on a connection of its own; any thread. */
final class SqliteReads {
    private static final int PAGE = 500;

    private final Database database;

    SqliteReads(Database database) {
        this.database = database;
    }

    Position history(String board, Position after, Handover.Reader to)
            throws InterruptedException, LogUnavailableException {
        Position from = after;
        while (true) {
            // The statement is closed before anybody is waited for: an open one would hold back the WAL.
            List<Entry> page = page(board, from);
            for (Entry entry : page) {
                if (!to.take(entry)) return from;
                from = entry.position();
            }
            if (page.size() < PAGE) return from;
        }
    }

    private List<Entry> page(String board, Position after) throws LogUnavailableException {
        String sql =
                "SELECT position, ts_ms, body FROM record WHERE board = ? AND position > ? ORDER BY position LIMIT "
                        + PAGE;
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, board);
            statement.setLong(2, after.value());
            List<Entry> page = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Entry(new Position(rows.getLong(1)), rows.getLong(2), rows.getString(3)));
                }
            }
            return page;
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("history not read", unreadable);
        }
    }

    /** Last position of a board, that of the start when it has none. */
    long lastPosition(String board) throws SQLException {
        String sql = "SELECT coalesce(max(position), " + Position.START.value() + ") FROM record WHERE board = ?";
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, board);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Optional<StoredSnapshot> snapshot(String board) throws LogUnavailableException {
        try (Connection connection = database.reader();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT position, body FROM snapshot WHERE board = ?")) {
            statement.setString(1, board);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new StoredSnapshot(new Position(row.getLong(1)), row.getBytes(2)));
            }
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("snapshot not read", unreadable);
        }
    }

    Optional<byte[]> asset(String id) throws LogUnavailableException {
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement("SELECT body FROM asset WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("picture not read", unreadable);
        }
    }

    Optional<BoardEntry> board(String column, String value) throws LogUnavailableException {
        String sql = "SELECT id, title, owner, code FROM board WHERE " + column + " = ?";
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(
                        new BoardEntry(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("directory not read", unreadable);
        }
    }
}
