package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bunpil.relay.log.BoardAdministration.SnapshotImages;

/** Which boards use the images that deleted boards have brought. */
final class SqliteImageUse {
    static final Pattern ASSET_ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final String OF_NO_BOARD = "board <> '' AND board NOT IN (SELECT id FROM board)";

    private SqliteImageUse() {}

    /** The images whose board is no more, each with a board that uses it too, or "". */
    static Map<String, String> ofNoBoard(Connection connection, SnapshotImages images) throws SQLException {
        Map<String, String> users = new HashMap<>();
        each(connection, "SELECT id FROM asset WHERE " + OF_NO_BOARD, row -> users.put(row.getString(1), ""));
        if (users.isEmpty()) return users;
        each(connection, "SELECT r.board, r.body FROM record r JOIN board b ON b.id = r.board", row -> {
            Matcher ids = ASSET_ID.matcher(row.getString(2));
            while (ids.find()) {
                String of = row.getString(1);
                users.computeIfPresent(ids.group(), (same, before) -> of);
            }
        });
        // A log that begins with a snapshot mentions what is in that snapshot nowhere else.
        each(connection, "SELECT s.board, s.body FROM snapshot s JOIN board b ON b.id = s.board", row -> {
            String of = row.getString(1);
            try {
                for (String id : images.of(row.getBytes(2))) users.computeIfPresent(id, (same, before) -> of);
            } catch (IOException unreadable) {
                // Whatever it shows stays.
                users.replaceAll((id, before) -> before.isEmpty() ? of : before);
            }
        });
        return users;
    }

    /** Deletes the images that nobody uses and gives the others to a board that does; but not those that a board has brought meanwhile. */
    static void settle(Connection connection, Map<String, String> users) throws SQLException {
        String still = " WHERE id = ? AND " + OF_NO_BOARD;
        for (Map.Entry<String, String> image : users.entrySet()) {
            List<String> values = image.getValue().isEmpty()
                    ? List.of("DELETE FROM asset" + still, image.getKey())
                    : List.of("UPDATE asset SET board = ?" + still, image.getValue(), image.getKey());
            SqliteDeletion.run(
                    connection,
                    values.getFirst(),
                    values.subList(1, values.size()).toArray(String[]::new));
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Row to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) to.read(rows);
        }
    }
}
