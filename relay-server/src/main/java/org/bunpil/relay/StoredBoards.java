package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.relay.log.sqlite.SqliteDeletion;
import org.bunpil.relay.ops.AuditLog;

/** The boards in the data folder of a relay that is not running. Every call accesses the disk. */
public final class StoredBoards {
    private StoredBoards() {}

    /** A board. {@code title}: the one that it was created with. */
    public record StoredBoard(String id, String title, long createdMillis) {}

    /** All boards; none if the folder has no database. @throws IOException whose message is a sentence */
    public static List<StoredBoard> list(Path data) throws IOException {
        return SqliteDeletion.list(data).stream()
                .map(each -> new StoredBoard(each.id(), each.title(), each.createdMillis()))
                .toList();
    }

    /**
     * Deletes a board for good: no file of the folder has a byte of it afterwards. Images that other boards use too are kept. Can be
     * repeated after a failure.
     *
     * @throws IOException whose message is a sentence, also when a relay is using the folder
     */
    public static void delete(Path data, String board) throws IOException {
        SqliteDeletion.delete(data, board);
        AuditLog.forget(data, board);
    }
}
