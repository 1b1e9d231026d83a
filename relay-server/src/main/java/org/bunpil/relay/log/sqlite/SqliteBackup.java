package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Copies all boards of a data folder into one file, even while a relay is running, and restores such a copy. A restored log gets a new
 * incarnation (PROTOCOL R9), so clients notice and send their unsaved work again. All messages are sentences for the administrator.
 */
public final class SqliteBackup {
    private static final String DATABASE = "bunpil.db";
    private static final String[] COMPANIONS = {"", "-wal", "-shm"};

    private static final String NO_BACKUP = "it is not a backup of boards";

    private SqliteBackup() {}

    /**
     * What was copied.
     *
     * @param before where the boards that a restore replaced are now
     */
    public record CopyResult(long boards, long records, Optional<Path> before) {}

    /**
     * Writes a copy of what is committed now. What a relay commits meanwhile is not included; the relay is not held up.
     *
     * @throws IOException whose message is a sentence; the incomplete copy has been deleted
     */
    public static CopyResult backup(Path folder, Path to) throws IOException {
        Path from = folder.resolve(DATABASE);
        if (!Files.isRegularFile(from)) throw new IOException("There is no " + from + ": nothing to back up.");
        if (Files.exists(to)) throw new IOException("The file " + to + " exists; choose another name.");
        Path beside = to.toAbsolutePath().getParent();
        if (beside == null || !Files.isWritable(beside))
            throw new IOException("The folder " + beside + " does not exist, or this user may not write to it.");
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            DataFolder.create(part);
            try (Connection connection = Database.connect(from);
                    PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                // The file exists already, empty and readable by its owner only.
                copy.setString(1, part.toString());
                copy.execute();
            }
            CopyResult copied = check(part);
            fsync(part);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } catch (SQLException | IOException failed) {
            Files.deleteIfExists(part);
            throw new IOException("The backup was not made: " + failed.getMessage() + ".", failed);
        }
    }

    /** Gives a stored snapshot another incarnation. A log does not know what is in one. */
    @FunctionalInterface
    public interface SnapshotRenewal {
        /** The body with the incarnation. @throws IOException if the snapshot cannot be read */
        byte[] renewed(byte[] body, String incarnation) throws IOException;
    }

    /**
     * Replaces the boards in the folder with a copy. The replaced database stays in the folder under another name.
     *
     * @param incarnations creates a new incarnation id for each board
     * @param snapshots gives a snapshot another incarnation
     * @throws IOException whose message is a sentence; the folder is then unchanged
     */
    public static CopyResult restore(Path folder, Path from, Supplier<String> incarnations, SnapshotRenewal snapshots)
            throws IOException {
        if (!Files.isRegularFile(from)) throw new IOException("There is no " + from + ".");
        try (DataFolder locked = DataFolder.open(folder)) {
            Path part = locked.file(DATABASE + ".restoring");
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    Files.copy(from, out);
                }
                renewIncarnations(part, incarnations, snapshots);
                CopyResult checked = check(part);
                fsync(part);
                CopyResult copied = new CopyResult(checked.boards(), checked.records(), setAside(folder));
                Files.move(part, folder.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
                return copied;
            } catch (SQLException | IOException failed) {
                Files.deleteIfExists(part);
                boolean other =
                        failed instanceof SQLException sql && sql.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code;
                throw new IOException(
                        "Nothing was restored: " + (other ? NO_BACKUP : failed.getMessage()) + ".", failed);
            }
        }
    }

    /** Checks the whole file, and counts boards and records. */
    private static CopyResult check(Path file) throws IOException, SQLException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                row.next();
                if (!row.getString(1).equals("ok")) throw new IOException(file + " is damaged: " + row.getString(1));
            }
            long boards = count(statement, "board");
            return new CopyResult(boards, count(statement, "record"), Optional.empty());
        }
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Gives each board a new incarnation. Deletes the stored snapshots, which hold the old one: everything in them is also in the log,
     * except where the log begins with a snapshot.
     */
    private static void renewIncarnations(Path file, Supplier<String> incarnations, SnapshotRenewal snapshots)
            throws SQLException, IOException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            if (Database.checkVersion(file, statement) == 0) throw new IOException(NO_BACKUP);
            connection.setAutoCommit(false);
            for (String board : boards(statement)) {
                String incarnation = incarnations.get();
                if (renew(connection, board, incarnation)) deleteSnapshot(connection, board);
                else renewSnapshot(connection, board, incarnation, snapshots);
            }
            connection.commit();
        }
    }

    private static void deleteSnapshot(Connection connection, String board) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot WHERE board = ?")) {
            delete.setString(1, board);
            delete.executeUpdate();
        }
    }

    private static void renewSnapshot(
            Connection connection, String board, String incarnation, SnapshotRenewal snapshots)
            throws SQLException, IOException {
        try (PreparedStatement read = connection.prepareStatement("SELECT body FROM snapshot WHERE board = ?");
                PreparedStatement write = connection.prepareStatement("UPDATE snapshot SET body = ? WHERE board = ?")) {
            read.setString(1, board);
            try (ResultSet row = read.executeQuery()) {
                if (!row.next()) return;
                write.setBytes(1, snapshots.renewed(row.getBytes(1), incarnation));
                write.setString(2, board);
                write.executeUpdate();
            }
        }
    }

    private static List<String> boards(Statement statement) throws SQLException {
        List<String> boards = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT board FROM record UNION SELECT board FROM snapshot")) {
            while (rows.next()) boards.add(rows.getString(1));
        }
        return boards;
    }

    /** @return whether the log has an init op */
    private static boolean renew(Connection connection, String board, String incarnation) throws SQLException {
        String select = "SELECT position, body FROM record WHERE board = ? AND client = '' ORDER BY position";
        try (PreparedStatement read = connection.prepareStatement(select)) {
            read.setString(1, board);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    LogRecord renewed = renewed(rows.getString(2), incarnation);
                    if (renewed == null) continue;
                    write(connection, board, rows.getLong(1), WireCodec.writeRecord(renewed));
                    return true;
                }
            }
        }
        return false;
    }

    /** The record with the new incarnation in its init op, or null when it has no such op. */
    private static @Nullable LogRecord renewed(String body, String incarnation) {
        if (!(WireCodec.readRecord(body) instanceof Parsed.Good<LogRecord>(LogRecord record))) return null;
        List<Op> ops = new ArrayList<>();
        boolean begins = false;
        for (Op op : record.ops()) {
            if (op instanceof Op.Init init) {
                ops.add(new Op.Init(init.title(), incarnation, init.foldVersion(), init.owner()));
                begins = true;
            } else {
                ops.add(op);
            }
        }
        return begins ? new LogRecord(record.client(), record.k(), ops, record.refused()) : null;
    }

    private static void write(Connection connection, String board, long position, String body) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE record SET body = ? WHERE board = ? AND position = ?")) {
            update.setString(1, body);
            update.setString(2, board);
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    /** Renames the existing database. @return its new name; empty when there was none */
    private static Optional<Path> setAside(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(DATABASE))) return Optional.empty();
        int n = 1;
        while (Files.exists(folder.resolve(before(n)))) n++;
        for (String companion : COMPANIONS) {
            Path there = folder.resolve(DATABASE + companion);
            if (Files.exists(there)) Files.move(there, folder.resolve(before(n) + companion));
        }
        return Optional.of(folder.resolve(before(n)));
    }

    private static String before(int n) {
        return DATABASE + ".before-restore-" + n;
    }

    private static void fsync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
