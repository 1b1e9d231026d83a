package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.log.BoardAdministration.SnapshotImages;

/**
 * Lists the boards of a data folder whose relay is not running, and deletes one so that no byte of it is left in the file. A relay that runs
 * does so with {@link SqliteAdministration}.
 */
public final class SqliteDeletion {
    private static final String DATABASE = "bunpil.db";

    private SqliteDeletion() {}

    /** A board of the directory. {@code title}: the one that it was created with. */
    public record ListedBoard(String id, String title, long createdMillis) {}

    /** All boards, none if there is no database. @throws IOException whose message is a sentence */
    public static List<ListedBoard> list(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(DATABASE))) return List.of();
        try (DataFolder locked = DataFolder.open(folder);
                Connection connection = Database.open(locked).reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, title, created_ms FROM board")) {
            List<ListedBoard> boards = new ArrayList<>();
            while (rows.next()) boards.add(new ListedBoard(rows.getString(1), rows.getString(2), rows.getLong(3)));
            return boards;
        } catch (SQLException unreadable) {
            throw new IOException("The boards cannot be listed: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Deletes a board with its images, except those that other boards use. Does nothing more if it is not there; can be repeated after a
     * failure.
     *
     * @throws IOException whose message is a sentence, also when a relay is using the folder
     */
    public static void delete(Path folder, String board, SnapshotImages images) throws IOException {
        if (!Files.isRegularFile(folder.resolve(DATABASE))) return;
        try (DataFolder locked = DataFolder.open(folder);
                Connection connection = Database.open(locked).writer();
                Statement statement = connection.createStatement()) {
            // Pages that become free are filled with zeros, in case the copy below does not succeed.
            statement.execute("PRAGMA secure_delete=ON");
            Map<String, String> users = otherUsers(connection, board, images);
            statement.execute("BEGIN IMMEDIATE");
            for (Map.Entry<String, String> image : users.entrySet()) {
                if (image.getValue().isEmpty()) run(connection, "DELETE FROM asset WHERE id = ?", image.getKey());
                else run(connection, "UPDATE asset SET board = ? WHERE id = ?", image.getValue(), image.getKey());
            }
            for (String table : List.of("record", "snapshot")) {
                run(connection, "DELETE FROM " + table + " WHERE board = ?", board);
            }
            run(connection, "DELETE FROM board WHERE id = ?", board);
            statement.execute("COMMIT");
            // What was freed before secure_delete, such as older snapshots, is only gone once the file is written anew.
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failed) {
            throw new IOException("The board was not deleted: " + failed.getMessage(), failed);
        }
    }

    /** The images of a board, each with another board that uses it too, or "". */
    private static Map<String, String> otherUsers(Connection connection, String board, SnapshotImages images)
            throws SQLException {
        Set<String> mentioned = new HashSet<>();
        mentions(connection, "SELECT board, body FROM record WHERE board = ?", board, (of, id) -> mentioned.add(id));
        Map<String, String> users = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, board FROM asset WHERE board = ? OR board = ''")) {
            statement.setString(1, board);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    // Images of a database of version 2 belong to no board.
                    boolean own = rows.getString(2).equals(board);
                    if (own || mentioned.contains(rows.getString(1))) users.put(rows.getString(1), "");
                }
            }
        }
        if (users.isEmpty()) return users;
        mentions(
                connection,
                "SELECT board, body FROM record WHERE board <> ?",
                board,
                (of, id) -> users.computeIfPresent(id, (same, before) -> of));
        usersBySnapshot(connection, board, images, users);
        return users;
    }

    /** A log that begins with a snapshot mentions what is in that snapshot nowhere else. */
    private static void usersBySnapshot(
            Connection connection, String board, SnapshotImages images, Map<String, String> users) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT board, body FROM snapshot WHERE board <> ?")) {
            statement.setString(1, board);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String of = rows.getString(1);
                    try {
                        for (String id : images.of(rows.getBytes(2))) users.computeIfPresent(id, (same, before) -> of);
                    } catch (IOException unreadable) {
                        // Whatever it shows stays.
                        users.replaceAll((id, before) -> before.isEmpty() ? of : before);
                    }
                }
            }
        }
    }

    private interface Mention {
        void found(String board, String id);
    }

    private static void mentions(Connection connection, String sql, String board, Mention to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, board);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Matcher ids = SqliteImageUse.ASSET_ID.matcher(rows.getString(2));
                    while (ids.find()) to.found(rows.getString(1), ids.group());
                }
            }
        }
    }

    static void run(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
