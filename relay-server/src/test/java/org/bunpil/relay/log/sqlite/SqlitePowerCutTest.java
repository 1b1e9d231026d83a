package org.bunpil.relay.log.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bunpil.board.Admission;
import org.bunpil.board.AdmissionResult;
import org.bunpil.board.Board;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A power cut: the database and its write-ahead log are truncated at every byte and opened again. All records acknowledged before that
 * length are stored. The stored records are the beginning of the board's log, without a gap, and fold to the hash of that beginning. Small
 * pages keep the files small enough to test every byte.
 */
class SqlitePowerCutTest {
    private static final BoardEntry BOARD = new BoardEntry("board1", "Power", "kim", "ABCD2345");
    private static final String MINA = "Mina0001";
    private static final int RECORDS = 6;
    private static final int PAGE_BYTES = 512;
    /** Sets the page size; must be set before the database's first page is written. */
    private static final String SMALL_PAGES = "PRAGMA page_size=" + PAGE_BYTES;

    private Path folder;
    /** Length of the write-ahead log when the record at each position was acknowledged. */
    private final List<Integer> ackedAt = new ArrayList<>();

    private final List<String> bodies = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private int boardAckedAt;
    private byte[] database;
    private byte[] wal;
    /** The database once the write-ahead log has been copied into it. */
    private byte[] checkpointed;

    /** Writes the files, in memory where the system has such a folder, because tens of thousands of small files are written. */
    @BeforeEach
    void write() throws Exception {
        Path memory = Path.of("/dev/shm");
        folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "bunpil-power")
                : Files.createTempDirectory("bunpil-power");
        Path lived = Files.createDirectory(folder.resolve("lived"));
        Path file = lived.resolve("bunpil.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(SMALL_PAGES);
            statement.execute("PRAGMA journal_mode=WAL");
        }
        Path walFile = lived.resolve("bunpil.db-wal");
        SqliteBoardLog log = SqliteBoardLog.open(lived);
        log.directory().create(BOARD).get();
        boardAckedAt = (int) Files.size(walFile);
        for (LogRecord record : records()) {
            bodies.add(WireCodec.writeRecord(record));
            append(log, record);
            ackedAt.add((int) Files.size(walFile));
        }
        database = Files.readAllBytes(file);
        wal = Files.readAllBytes(walFile);
        log.close();
        checkpointed = Files.readAllBytes(file);
        assertFalse(Files.exists(walFile), "the last connection to close copies the write-ahead log");
        for (int end = 0; end <= bodies.size(); end++) hashes.add(hash(bodies.subList(0, end)));
    }

    @AfterEach
    void clear() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    private static List<LogRecord> records() {
        List<LogRecord> records = new ArrayList<>();
        records.add(new LogRecord("", 0, List.of(new Op.Init("Power", "inc1", 1, "kim")), null));
        Op join = new Op.Join(MINA, "Mina", Role.HOST, "0".repeat(64), "kim", null, 0);
        records.add(new LogRecord("", 0, List.of(join), null));
        for (long k = 1; records.size() < RECORDS; k++) {
            CommonProperties common =
                    new CommonProperties(MINA + "-" + k, "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
            Text text = new Text(common, "분필 ".repeat(20), new Size(800, 200), 0);
            records.add(new LogRecord(MINA, k, List.of(new Op.Add(text)), null));
        }
        return records;
    }

    private static void append(BoardLog log, LogRecord record) throws InterruptedException {
        CountDownLatch durable = new CountDownLatch(1);
        log.append(BOARD.id(), record, null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                durable.countDown();
            }

            @Override
            public void onFailed(ErrorCode code) {}
        });
        assertTrue(durable.await(60, TimeUnit.SECONDS));
    }

    private static String hash(List<String> bodies) {
        Board board = new Board();
        Admission admission = new Admission(board);
        for (String body : bodies) {
            if (!(WireCodec.readRecord(body) instanceof Parsed.Good<LogRecord>(LogRecord record)))
                throw new AssertionError("unreadable: " + body);
            if (admission.admit(record) instanceof AdmissionResult.Accepted(var batch)) board.apply(batch);
        }
        assertEquals(bodies.size(), board.seq(), "every record of this test is accepted");
        return board.hash();
    }

    @Test
    void writeAheadLogCutAtAnyByte() throws Exception {
        assertTrue(wal.length > RECORDS * PAGE_BYTES, "all is in the write-ahead log");
        for (int cut = 0; cut <= wal.length; cut++) {
            Path torn = torn(database, Arrays.copyOf(wal, cut));
            check(torn, cut, "write-ahead log cut at " + cut);
        }
    }

    /** A file may have grown before its data was written. */
    @Test
    void writeAheadLogEndsInZeros() throws Exception {
        for (int cut = 0; cut <= wal.length; cut += 3) {
            byte[] zeros = Arrays.copyOf(Arrays.copyOf(wal, cut), wal.length);
            check(torn(database, zeros), cut, "write-ahead log is zeros from " + cut);
        }
    }

    /** While the write-ahead log is copied into the database, the database may have any length. All records are acknowledged by then. */
    @Test
    void databaseCutAtAnyByteWhileTheWriteAheadLogIsCopied() throws Exception {
        assertTrue(checkpointed.length > database.length);
        for (int cut = database.length; cut <= checkpointed.length; cut++)
            check(torn(Arrays.copyOf(checkpointed, cut), wal), wal.length, "database cut at " + cut);
        check(torn(checkpointed, new byte[0]), wal.length, "write-ahead log copied and deleted");
    }

    /** A relay can continue from there. */
    @Test
    void aRelayContinuesAfterTheCut() throws Exception {
        int frame = PAGE_BYTES + 24;
        for (int cut = boardAckedAt; cut <= wal.length; cut += frame / 2) {
            Path torn = torn(database, Arrays.copyOf(wal, cut));
            int stored = read(torn).bodies().size();
            SqliteBoardLog log = SqliteBoardLog.open(torn);
            for (LogRecord record : records().subList(stored, RECORDS)) append(log, record);
            log.close();
            assertEquals(bodies, read(torn).bodies(), "continued after a cut at " + cut);
        }
    }

    private void check(Path torn, int cut, String what) throws Exception {
        Found found = read(torn);
        int there = found.bodies().size();
        assertEquals(bodies.subList(0, there), found.bodies(), what);
        assertEquals(hashes.get(there), hash(found.bodies()), what);
        int acked = (int) ackedAt.stream().filter(bytes -> bytes <= cut).count();
        assertTrue(there >= acked, () -> what + ": " + acked + " records were acknowledged, " + there + " are stored");
        if (cut >= boardAckedAt) assertEquals(Optional.of(BOARD), found.board(), what);
    }

    /** What a relay reads from the files. */
    private record Found(Optional<BoardEntry> board, List<String> bodies) {}

    /** Opens the files as a relay does. */
    private static Found read(Path torn) throws Exception {
        try (DataFolder opened = DataFolder.open(torn);
                SqliteQueries queries = new SqliteQueries(Database.open(opened))) {
            List<LogEntry> entries = new ArrayList<>();
            queries.history(BOARD.id(), Position.START, entries::add);
            for (int i = 0; i < entries.size(); i++)
                assertEquals(i, entries.get(i).position().value(), "positions have no gap");
            return new Found(
                    queries.board("id", BOARD.id()),
                    entries.stream().map(LogEntry::body).toList());
        }
    }

    private Path torn(byte[] db, byte[] log) throws IOException {
        Path torn = folder.resolve("torn");
        Files.createDirectories(torn);
        Files.write(torn.resolve("bunpil.db"), db);
        Files.write(torn.resolve("bunpil.db-wal"), log);
        Files.deleteIfExists(torn.resolve("bunpil.db-shm"));
        return torn;
    }
}
