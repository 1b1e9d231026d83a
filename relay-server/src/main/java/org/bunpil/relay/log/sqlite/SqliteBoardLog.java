package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.CatchUpDelivery;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All boards of one relay in one SQLite file. The positions of each board are 0, 1, 2 and so on. */
public final class SqliteBoardLog implements BoardLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteBoardLog.class);

    private final DataFolder folder;
    private final SqliteQueries queries;
    private final GroupCommitWriter writer;
    private final SqliteDirectory directory;
    private final SqliteAssets assets;
    private final SqliteAdministration administration;
    /** Last position of each board written to so far. On the writer's thread only. */
    private final Map<String, Long> lastPositions = new HashMap<>();
    /** By board, without those that have no subscription. Changed on the writer's thread only. */
    private final Map<String, List<CatchUpDelivery>> subscriptions = new HashMap<>();

    private @Nullable PreparedStatement insert;

    private SqliteBoardLog(DataFolder folder, Database database) throws SQLException {
        this.folder = folder;
        this.queries = new SqliteQueries(database);
        Connection connection = database.writer();
        database.rememberFiles(connection);
        this.writer = new GroupCommitWriter(connection, lastPositions::clear, new DatabaseFileCheck(database));
        this.directory = new SqliteDirectory(writer, queries);
        this.assets = new SqliteAssets(writer, queries);
        this.administration = new SqliteAdministration(
                folder, database, writer, queries, directory, lastPositions::remove, this::closeInsert);
    }

    /**
     * Opens the database in a folder; creates it if it is missing.
     *
     * @throws IOException whose message is a sentence for the administrator
     */
    public static SqliteBoardLog open(Path path) throws IOException {
        DataFolder folder = DataFolder.open(path);
        try {
            SqliteBoardLog log = new SqliteBoardLog(folder, Database.open(folder));
            log.writer.start();
            return log;
        } catch (SQLException unusable) {
            folder.close();
            throw new IOException("bunpil.db cannot be used: " + unusable.getMessage(), unusable);
        } catch (IOException unusable) {
            folder.close();
            throw unusable;
        }
    }

    @Override
    public void append(String board, LogRecord record, @Nullable String user, AppendCallback callback) {
        if (directory.isDeleted(board)) {
            callback.onFailed(ErrorCode.UNAVAILABLE);
            return;
        }
        Append append = new Append(board, record, user, WireCodec.writeRecord(record), callback);
        if (!writer.offer(append)) callback.onFailed(ErrorCode.BUSY);
    }

    @Override
    public Subscription subscribe(String board, Position after, Subscriber subscriber) {
        CatchUpDelivery delivery =
                new CatchUpDelivery(after, subscriber, (from, to) -> queries.history(board, from, to));
        // A full queue must not lose a subscription. These tasks are few, so each may wait on a thread of its own.
        offerUntilTaken(new AfterCommit(() -> {
            subscriptions
                    .computeIfAbsent(board, b -> new CopyOnWriteArrayList<>())
                    .add(delivery);
            delivery.start(endOf(board));
        }));
        return new Subscription() {
            @Override
            public void readEnd(long token) {
                offerUntilTaken(new AfterCommit(() -> {
                    try {
                        delivery.barrier(new Position(lastOf(board)), token);
                    } catch (SQLException unreadable) {
                        LOG.atError()
                                .addKeyValue("reason", unreadable.getMessage())
                                .log("sqlite-read-failed");
                    }
                }));
            }

            @Override
            public void close() {
                delivery.close();
                offerUntilTaken(new AfterCommit(() -> subscriptions.computeIfPresent(board, (b, all) -> {
                    all.remove(delivery);
                    return all.isEmpty() ? null : all;
                })));
            }
        };
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot(String board) throws LogUnavailableException {
        return queries.snapshot(board);
    }

    @Override
    public void putSnapshot(String board, StoredSnapshot snapshot) throws LogUnavailableException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        AwaitedWrite write = new AwaitedWrite(done, snapshot.body().length, connection -> {
            // It may have been deleted while the snapshot was packed.
            if (directory.isDeleted(board)) return;
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO snapshot VALUES (?, ?, ?) ON CONFLICT (board) DO UPDATE SET"
                            + " position = excluded.position, body = excluded.body WHERE excluded.position > position")) {
                statement.setString(1, board);
                statement.setLong(2, snapshot.position().value());
                statement.setBytes(3, snapshot.body());
                statement.executeUpdate();
            }
        });
        if (!writer.offerLarge(write)) throw new LogUnavailableException("too much is waiting to be written");
        try {
            done.get();
        } catch (ExecutionException failed) {
            throw new LogUnavailableException("snapshot not written", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", stop);
        }
    }

    @Override
    public boolean writesSnapshots() {
        return false;
    }

    @Override
    public String failure() {
        return writer.failure();
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public PresenceChannel presenceChannel() {
        return PresenceChannel.NONE;
    }

    @Override
    public AssetStore assets() {
        return assets;
    }

    @Override
    public BoardAdministration administration() {
        return administration;
    }

    @Override
    public void close() {
        writer.close();
        try {
            queries.close();
        } catch (SQLException failed) {
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("sqlite-close-failed");
        }
        try {
            folder.close();
        } catch (IOException failed) {
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("data-folder-close-failed");
        }
    }

    private void offerUntilTaken(AfterCommit task) {
        if (writer.offer(task)) return;
        Thread.ofVirtual().name("sqlite-insist").start(() -> {
            try {
                while (!writer.isClosing() && !writer.offer(task)) Thread.sleep(1);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** On the writer's thread. */
    private long lastOf(String board) throws SQLException {
        Long known = lastPositions.get(board);
        if (known != null) return known;
        long read = queries.lastPosition(board);
        lastPositions.put(board, read);
        return read;
    }

    /** The insert statement, prepared once: parsing it takes as long as inserting. On the writer's thread, whose connection closes it. */
    private PreparedStatement insert(Connection connection) throws SQLException {
        PreparedStatement known = insert;
        if (known != null) return known;
        PreparedStatement prepared = connection.prepareStatement("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert = prepared;
        return prepared;
    }

    /** While it is prepared the file cannot be written anew. On the writer's thread. */
    private void closeInsert() throws SQLException {
        PreparedStatement known = insert;
        insert = null;
        if (known != null) known.close();
    }

    /** The last position, or the start when it cannot be read: reading history finds the end anyway. */
    private Position endOf(String board) {
        try {
            return new Position(lastOf(board));
        } catch (SQLException unreadable) {
            LOG.atError().addKeyValue("reason", unreadable.getMessage()).log("sqlite-read-failed");
            return Position.START;
        }
    }

    /** Runs an action on the writer's thread after everything appended before it has been delivered. */
    private record AfterCommit(Runnable action) implements GroupCommitWriter.Task {
        @Override
        public void write(Connection connection) {}

        @Override
        public void committed() {
            action.run();
        }

        @Override
        public void failed(SQLException why) {
            action.run();
        }
    }

    private final class Append implements GroupCommitWriter.Task {
        private final String board;
        private final LogRecord record;
        private final @Nullable String user;
        private final String body;
        private final AppendCallback callback;
        private long position;
        private long tsMillis;

        Append(String board, LogRecord record, @Nullable String user, String body, AppendCallback callback) {
            this.board = board;
            this.record = record;
            this.user = user;
            this.body = body;
            this.callback = callback;
        }

        @Override
        public int bytes() {
            return body.length();
        }

        @Override
        public void write(Connection connection) throws SQLException {
            position = lastOf(board) + 1;
            tsMillis = System.currentTimeMillis();
            PreparedStatement statement = insert(connection);
            statement.setString(1, board);
            statement.setLong(2, position);
            statement.setLong(3, tsMillis);
            statement.setString(4, record.client());
            statement.setLong(5, record.k());
            if (user == null) statement.setNull(6, Types.VARCHAR);
            else statement.setString(6, user);
            statement.setString(7, body);
            statement.executeUpdate();
            lastPositions.put(board, position);
        }

        @Override
        public void committed() {
            Position at = new Position(position);
            callback.onDurable(at);
            List<CatchUpDelivery> to = subscriptions.get(board);
            if (to == null) return;
            LogEntry entry = new LogEntry(at, tsMillis, body);
            for (CatchUpDelivery delivery : to) delivery.arrived(entry);
        }

        @Override
        public void failed(SQLException why) {
            callback.onFailed(ErrorCode.UNAVAILABLE);
        }
    }
}
