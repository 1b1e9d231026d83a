package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens the database file and brings its schema up to date. */
final class Database {
    private static final int SCHEMA_VERSION = 3;
    private static final int BUSY_MILLIS = 5_000;

    private final String url;

    private Database(Path file) {
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

    /** A read-only connection; sees committed data. */
    Connection reader() throws SQLException {
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
