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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists and deletes boards while the relay runs. Deleting fills what it frees with zeros; copies of it that SQLite has left elsewhere in the
 * file are gone once the file has been written anew, which {@link #tidy} does.
 */
final class SqliteAdministration implements BoardAdministration {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteAdministration.class);
    /** A page of the list ends after this time: how much there is to count is not known before. */
    private static final long LIST_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** How long the file may wait for a moment in which nobody writes. */
    private static final long REWRITE_MILLIS = TimeUnit.HOURS.toMillis(24);

    private static final String LAST_USE = "SELECT ts_ms FROM record WHERE board = ? ORDER BY position DESC LIMIT 1";
    /** Says, also after a restart, that something was deleted since the file was written anew. */
    private static final String DUE = "rewrite-due";

    private final DataFolder folder;
    private final Path due;
    private final GroupCommitWriter writer;
    private final SqliteQueries queries;
    private final SqliteDirectory directory;
    private final Consumer<String> forgetPosition;
    private final ClosingStatements closeStatements;

    /** Closes the statements that the writer keeps prepared. */
    @FunctionalInterface
    interface ClosingStatements {
        void close() throws SQLException;
    }

    /**
     * @param forgetPosition called on the writer's thread with a board whose records have gone
     * @param closeStatements called on the writer's thread before the file is written anew
     */
    SqliteAdministration(
            DataFolder folder,
            Database database,
            GroupCommitWriter writer,
            SqliteQueries queries,
            SqliteDirectory directory,
            Consumer<String> forgetPosition,
            ClosingStatements closeStatements) {
        this.closeStatements = closeStatements;
        this.folder = folder;
        this.due = database.file().resolveSibling(DUE);
        this.writer = writer;
        this.queries = queries;
        this.directory = directory;
        this.forgetPosition = forgetPosition;
    }

    @Override
    public List<BoardUse> boards(String after, int most) throws LogUnavailableException {
        try {
            return queries.read(connection -> boards(connection, after, most));
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("boards not listed", unreadable);
        }
    }

    private static List<BoardUse> boards(Connection connection, String after, int most) throws SQLException {
        List<BoardUse> boards = new ArrayList<>();
        long end = System.nanoTime() + LIST_NANOS;
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id, title, owner, code, created_ms FROM board WHERE id > ? ORDER BY id LIMIT ?")) {
            statement.setString(1, after);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && (boards.isEmpty() || System.nanoTime() < end)) {
                    String id = rows.getString(1);
                    BoardEntry entry = new BoardEntry(id, rows.getString(2), rows.getString(3), rows.getString(4));
                    long created = rows.getLong(5);
                    long used = number(connection, LAST_USE, id);
                    // SQLite knows the length of a body without reading it.
                    long bytes = number(connection, "SELECT sum(octet_length(body)) FROM record WHERE board = ?", id)
                            + number(connection, "SELECT octet_length(body) FROM snapshot WHERE board = ?", id);
                    long images = number(connection, "SELECT sum(octet_length(body)) FROM asset WHERE board = ?", id);
                    boards.add(new BoardUse(entry, created, Math.max(created, used), bytes, images));
                }
            }
        }
        return boards;
    }

    @Override
    public long lastUseMillis(String board) throws LogUnavailableException {
        try {
            return queries.read(connection -> Math.max(
                    number(connection, "SELECT created_ms FROM board WHERE id = ?", board),
                    number(connection, LAST_USE, board)));
        } catch (SQLException unreadable) {
            throw new LogUnavailableException("last use not read", unreadable);
        }
    }

    private static long number(Connection connection, String sql, String board) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, board);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    @Override
    public void delete(String board) throws LogUnavailableException {
        markDue();
        directory.deleting(board);
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean offered = writer.offer(new AwaitedWrite(done, 0, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA secure_delete=ON");
            }
            for (String table : List.of("record", "snapshot"))
                SqliteDeletion.run(connection, "DELETE FROM " + table + " WHERE board = ?", board);
            SqliteDeletion.run(connection, "DELETE FROM board WHERE id = ?", board);
            forgetPosition.accept(board);
        }));
        try {
            await(offered, done);
        } catch (LogUnavailableException failed) {
            directory.notDeleted(board);
            throw failed;
        }
        directory.deleted(board);
    }

    private void markDue() throws LogUnavailableException {
        try {
            folder.file(DUE);
        } catch (IOException full) {
            throw new LogUnavailableException("the data folder takes no file", full);
        }
    }

    private static void await(boolean offered, CompletableFuture<Void> done) throws LogUnavailableException {
        if (!offered) throw new LogUnavailableException("too much is waiting to be written");
        try {
            done.get();
        } catch (ExecutionException failed) {
            throw new LogUnavailableException("not written", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", stop);
        }
    }

    @Override
    public Tidied tidy(boolean unused, SnapshotImages images) throws LogUnavailableException {
        Tidied tidied = new Tidied(0, 0);
        try {
            Map<String, String> users = queries.read(connection -> SqliteImageUse.ofNoBoard(connection, images));
            if (!users.isEmpty()) {
                markDue();
                CompletableFuture<Void> done = new CompletableFuture<>();
                boolean offered = writer.offerLarge(
                        new AwaitedWrite(done, 0, connection -> SqliteImageUse.settle(connection, users)));
                await(offered, done);
                int deleted =
                        (int) users.values().stream().filter(String::isEmpty).count();
                tidied = new Tidied(deleted, users.size() - deleted);
            }
            if (isDue(unused)) rewrite();
        } catch (SQLException | IOException failed) {
            throw new LogUnavailableException("not tidied", failed);
        }
        return tidied;
    }

    private boolean isDue(boolean unused) throws IOException {
        if (!Files.exists(due)) return false;
        long sinceMillis =
                System.currentTimeMillis() - Files.getLastModifiedTime(due).toMillis();
        return unused || sinceMillis > REWRITE_MILLIS;
    }

    /** Writes the file anew, with nothing in it but what is stored. Appends wait meanwhile. */
    private void rewrite() throws LogUnavailableException, IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        long began = System.nanoTime();
        await(writer.offerLarge(new Rewrite(done, closeStatements)), done);
        Files.deleteIfExists(due);
        LOG.atInfo()
                .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
                .log("sqlite-file-rewritten");
    }

    private record Rewrite(CompletableFuture<Void> done, ClosingStatements closeStatements)
            implements GroupCommitWriter.Task {
        @Override
        public boolean isTransactional() {
            return false;
        }

        @Override
        public void write(Connection connection) throws SQLException {
            closeStatements.close();
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM");
                try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    // A reader still needs the log of pages: the next time.
                    if (row.next() && row.getInt(1) != 0) throw new SQLException("somebody is reading");
                }
            }
        }

        @Override
        public void committed() {
            done.complete(null);
        }

        @Override
        public void failed(SQLException why) {
            done.completeExceptionally(new LogUnavailableException("the file was not written anew", why));
        }
    }
}
