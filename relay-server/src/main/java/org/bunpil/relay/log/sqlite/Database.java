package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.relay.folder.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database file and brings its schema up to date. */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int SCHEMA_VERSION = 3;
    private static final int BUSY_MILLIS = 5_000;

    private static final String[] COMPANIONS = {"", "-wal", "-shm"};

    private final Path file;
    private final String url;
    /** The files that are open, as the system knows them; empty where it does not tell them apart. */
    private volatile List<Object> opened = List.of();

    private Database(Path file) {
        this.file = file;
        this.url = "jdbc:sqlite:" + file;
    }

    /** @throws IOException whose message is a sentence for the administrator */
    static Database open(DataFolder folder) throws IOException {
        Path file = folder.file("bunpil.db");
        Database database = new Database(file);
        try (Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            int version = checkVersion(file, statement);
            if (version == 0) create(statement);
            if (version == 1) addAssets(statement);
            if (version == 2) addBoardOfAssets(statement);
        } catch (SQLException unusable) {
            if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file)))
                throw new IOException(
                        "The file " + file + " cannot be read or written by the user that runs the relay.", unusable);
            throw new IOException(file + " cannot be used: " + unusable.getMessage(), unusable);
        }
        return database;
    }

    /** A connection for writing. A commit on it is on the disk when it returns. */
    Connection writer() throws SQLException {
        return connect();
    }

    /** Remembers which files a connection has open: those that the names stand for now. */
    void rememberFiles(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Reading opens all of them.
            version(statement);
            opened = keys();
        } catch (IOException unreadable) {
            throw new SQLException(unreadable);
        }
    }

    /**
     * Whether somebody has removed or replaced the files that are open. What is written then is on no disk any more once the relay ends.
     *
     * @return a sentence, or ""
     */
    String replaced() {
        List<Object> before = opened;
        if (before.isEmpty()) return "";
        try {
            if (keys().equals(before)) return "";
        } catch (IOException removed) {
            LOG.atDebug().addKeyValue("reason", removed).log("sqlite-file-gone");
        }
        return "The file " + file + " (or its -wal or -shm) was removed or replaced while the relay ran.";
    }

    private List<Object> keys() throws IOException {
        List<Object> keys = new ArrayList<>();
        for (String companion : COMPANIONS) {
            Object key = Files.readAttributes(Path.of(file + companion), BasicFileAttributes.class)
                    .fileKey();
            if (key == null) return List.of();
            keys.add(key);
        }
        return keys;
    }

    Path file() {
        return file;
    }

    /** A read-only connection; sees committed data. */
    Connection reader() throws SQLException {
        // SQLite would make an empty file in its place.
        String replaced = replaced();
        if (!replaced.isEmpty()) throw new SQLException(replaced);
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only=ON");
        }
        return connection;
    }

    private Connection connect() throws SQLException {
        return connect(url);
    }

    /** A connection to any file; the file is created if it is missing. */
    static Connection connect(Path file) throws SQLException {
        return connect("jdbc:sqlite:" + file);
    }

    private static Connection connect(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout=" + BUSY_MILLIS);
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
        }
        return connection;
    }

    /** @return version of the schema, 0 for an empty file */
    static int checkVersion(Path file, Statement statement) throws SQLException, IOException {
        int version = version(statement);
        if (version > SCHEMA_VERSION) {
            throw new IOException(file + " was written by a newer Bunpil; install that version or use another --data.");
        }
        return version;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void create(Statement statement) throws SQLException {
        statement.execute("BEGIN");
        statement.execute("""
                CREATE TABLE board (
                  id TEXT PRIMARY KEY, title TEXT NOT NULL, owner TEXT NOT NULL, code TEXT NOT NULL, created_ms INTEGER NOT NULL
                ) WITHOUT ROWID""");
        statement.execute("CREATE UNIQUE INDEX board_code ON board(code) WHERE code <> ''");
        statement.execute("""
                CREATE TABLE record (
                  board TEXT NOT NULL, position INTEGER NOT NULL, ts_ms INTEGER NOT NULL, client TEXT NOT NULL, k INTEGER NOT NULL,
                  user TEXT, body TEXT NOT NULL, PRIMARY KEY (board, position)
                ) WITHOUT ROWID""");
        statement.execute("""
                CREATE TABLE snapshot (
                  board TEXT PRIMARY KEY, position INTEGER NOT NULL, body BLOB NOT NULL
                )""");
        assets(statement);
        statement.execute("COMMIT");
    }

    /** Migrates version 1, which had no pictures. */
    private static void addAssets(Statement statement) throws SQLException {
        statement.execute("BEGIN");
        assets(statement);
        statement.execute("COMMIT");
    }

    /** Migrates version 2. Its pictures count towards no board. */
    private static void addBoardOfAssets(Statement statement) throws SQLException {
        statement.execute("BEGIN");
        statement.execute("ALTER TABLE asset ADD COLUMN board TEXT NOT NULL DEFAULT ''");
        statement.execute("CREATE INDEX asset_board ON asset(board)");
        statement.execute("PRAGMA user_version=" + SCHEMA_VERSION);
        statement.execute("COMMIT");
    }

    private static void assets(Statement statement) throws SQLException {
        statement.execute("""
                CREATE TABLE asset (
                  id TEXT PRIMARY KEY, created_ms INTEGER NOT NULL, body BLOB NOT NULL, board TEXT NOT NULL DEFAULT ''
                )""");
        statement.execute("CREATE INDEX asset_board ON asset(board)");
        statement.execute("PRAGMA user_version=" + SCHEMA_VERSION);
    }
}
