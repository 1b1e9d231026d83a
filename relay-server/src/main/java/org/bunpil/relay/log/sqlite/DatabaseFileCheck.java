package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.folder.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices within a second or two that the database was removed or replaced, and writes what the relay still has open into a new file
 * beside it: the system keeps the removed file only until the relay ends. On the writer's thread.
 */
final class DatabaseFileCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileCheck.class);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private long checkedNanos = System.nanoTime();
    private String failure = "";
    private boolean saved;

    DatabaseFileCheck(Database database) {
        this.database = database;
    }

    /** Why nothing may be written now: a sentence, or "". Looks at the disk once a second. */
    String failure(Connection connection) {
        long now = System.nanoTime();
        if (now - checkedNanos < INTERVAL_NANOS) return failure;
        checkedNanos = now;
        String found = database.replaced();
        if (found.isEmpty()) {
            if (!failure.isEmpty()) LOG.info("sqlite-file-back");
            failure = "";
        } else if (failure.isEmpty()) {
            failure = found + " " + save(connection);
            LOG.error("{}", failure);
        }
        return failure;
    }

    private String save(Connection connection) {
        if (saved) return "";
        try {
            Path to = free();
            // Readable by its owner only; SQLite takes a file that is empty.
            DataFolder.create(to);
            try (Statement copy = connection.createStatement()) {
                // A command of the driver: SQLite's backup of what this connection sees.
                copy.executeUpdate("backup to \"" + to + "\"");
            }
            saved = true;
            return "All that was acknowledged is in " + to + ": stop the relay and restore that file.";
        } catch (SQLException | IOException failed) {
            return "It could not be written anew (" + failed.getMessage()
                    + "): put the file back, or restore a backup.";
        }
    }

    private Path free() {
        for (int n = 1; ; n++) {
            Path to = database.file().resolveSibling("bunpil.db.saved-" + n);
            if (!Files.exists(to)) return to;
        }
    }
}
