package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Position;
import org.jspecify.annotations.Nullable;

/**
 * Adds a whole board to a data folder whose relay is not running. Its log begins with a snapshot, before the first record: what is in that
 * snapshot is nowhere else.
 */
public final class SqliteCreation {
    private SqliteCreation() {}

    /** The bytes of images. */
    @FunctionalInterface
    public interface ImageReader {
        /** The bytes of an image, checked by the caller; null if there are none, so that the board goes without. */
        byte @Nullable [] read(String id) throws IOException;
    }

    /**
     * Adds the board: all of it or nothing.
     *
     * @param snapshot opaque, as in {@link org.bunpil.relay.log.StoredSnapshot}
     * @param images ids; one that is stored already is not stored again
     * @return how many images {@code reader} did not have
     * @throws IOException whose message is a sentence, also when a relay is using the folder; what {@code reader} throws as it is
     */
    public static int create(
            Path folder, BoardEntry entry, byte[] snapshot, Collection<String> images, ImageReader reader)
            throws IOException {
        try (DataFolder locked = DataFolder.open(folder);
                Connection connection = Database.open(locked).writer();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            directory(connection, entry);
            snapshot(connection, entry.id(), snapshot);
            int missing = 0;
            for (String id : images) {
                if (has(connection, id)) continue;
                byte[] bytes = reader.read(id);
                if (bytes == null) missing++;
                else image(connection, entry.id(), id, bytes);
            }
            statement.execute("COMMIT");
            return missing;
        } catch (SQLException failed) {
            throw new IOException("The board was not stored: " + failed.getMessage(), failed);
        }
    }

    private static void directory(Connection connection, BoardEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO board VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, entry.id());
            insert.setString(2, entry.title());
            insert.setString(3, entry.owner());
            insert.setString(4, entry.code());
            insert.setLong(5, System.currentTimeMillis());
            insert.executeUpdate();
        }
    }

    private static void snapshot(Connection connection, String board, byte[] body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO snapshot VALUES (?, ?, ?)")) {
            insert.setString(1, board);
            insert.setLong(2, Position.START.value());
            insert.setBytes(3, body);
            insert.executeUpdate();
        }
    }

    private static boolean has(Connection connection, String image) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM asset WHERE id = ?")) {
            query.setString(1, image);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void image(Connection connection, String board, String id, byte[] bytes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO asset (id, board, created_ms, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, id);
            insert.setString(2, board);
            insert.setLong(3, System.currentTimeMillis());
            insert.setBytes(4, bytes);
            insert.executeUpdate();
        }
    }
}
