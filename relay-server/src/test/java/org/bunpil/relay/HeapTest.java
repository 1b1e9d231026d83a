package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.room.replica.BoardSnapshotFold;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real relay with little memory and boards that do not all fit into it. The case that brought it down, eleven full boards at 512 MB:
 * {@code -Dbunpil.heap.megabytes=512 -Dbunpil.heap.boards=11 -Dbunpil.heap.notes=100000}.
 */
class HeapTest {
    private static final int HEAP_MEGABYTES = Integer.getInteger("bunpil.heap.megabytes", 64);
    private static final int BOARDS = Integer.getInteger("bunpil.heap.boards", 12);
    private static final int NOTES = Integer.getInteger("bunpil.heap.notes", 10_000);
    /** People on each board that grows, shapes in each of their batches, and how many of these they may send at once. */
    private static final int CLASS = 20;

    private static final int GROWTH = 60;
    private static final int BATCHES = 28;
    private static final int NOTES_IN_A_BATCH = 50;
    private static final TestPerson KIM = TestPerson.of(10);

    @TempDir
    Path folder;

    private static String id(int board) {
        return "Full" + (100 + board);
    }

    /** Stores boards full of notes, each with its snapshot. */
    private void store(Path data) throws Exception {
        List<LogRecord> records = new ArrayList<>();
        records.add(LogRecord.system(List.of(
                new Op.Init("Lesson", "abcd", 1, TestPerson.USER),
                new Op.Join("Someone1", "Kim", Role.HOST, "00".repeat(32), TestPerson.USER, null, 0))));
        for (int i = 0; i < NOTES / NOTES_IN_A_BATCH; i++) {
            List<Op> ops = new ArrayList<>();
            for (int j = 0; j < NOTES_IN_A_BATCH; j++) {
                CommonProperties common = new CommonProperties(
                        "Someone1-" + Integer.toString(i * NOTES_IN_A_BATCH + j + 1, 36),
                        Page.FIRST,
                        0,
                        new Point(i * 80, j * 80),
                        0,
                        Style.DEFAULT,
                        null,
                        false);
                ops.add(new Op.Add(new Note(common, "note " + i + "/" + j, new Size(800, 400), 0)));
            }
            records.add(new LogRecord("Someone1", i + 1, ops, null));
        }
        try (SqliteBoardLog log = SqliteBoardLog.open(data)) {
            byte[] body = new byte[0];
            for (int board = 0; board < BOARDS; board++) {
                List<LogEntry> entries = append(log, id(board), records);
                // It is the same board each time.
                if (board == 0) body = new BoardSnapshotFold().fold(null, entries);
                log.putSnapshot(id(board), new StoredSnapshot(entries.getLast().position(), body));
            }
        }
    }

    private static List<LogEntry> append(SqliteBoardLog log, String board, List<LogRecord> records) throws Exception {
        log.directory()
                .create(new BoardEntry(board, "Lesson", TestPerson.USER, ""))
                .get();
        List<CompletableFuture<LogEntry>> appended = new ArrayList<>();
        for (LogRecord record : records) {
            CompletableFuture<LogEntry> durable = new CompletableFuture<>();
            appended.add(durable);
            log.append(board, record, null, new AppendCallback() {
                @Override
                public void onDurable(Position position) {
                    durable.complete(new LogEntry(position, 0, WireCodec.writeRecord(record)));
                }

                @Override
                public void onFailed(ErrorCode code) {
                    durable.completeExceptionally(new AssertionError(code));
                }
            });
        }
        List<LogEntry> entries = new ArrayList<>();
        for (CompletableFuture<LogEntry> one : appended) entries.add(one.get(60, TimeUnit.SECONDS));
        return entries;
    }

    /** Those that fit are served, the others are told to come again, and once there is room they fit. */
    @Test
    void boardsThatDoNotFitAreToldSoAndTheOthersGoOn() throws Exception {
        Path data = folder.resolve("data");
        store(data);
        Path keys = Files.writeString(folder.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
        List<TestClient> here = new ArrayList<>();
        int refused = -1;
        try (RelayProcess relay =
                RelayProcess.startWithHeap(HEAP_MEGABYTES, "--host-keys", keys.toString(), "--data", data.toString())) {
            for (int board = 0; board < BOARDS; board++) {
                TestClient client = TestClient.connect(relay.address());
                client.send(KIM.hosts(id(board)));
                if (client.await(RelayFrame.class) instanceof RelayFrame.Failure failure) {
                    assertEquals(ErrorCode.BUSY, failure.code());
                    assertTrue(failure.retryMillis() > 0);
                    assertEquals(1013, client.awaitClose());
                    refused = board;
                } else {
                    here.add(client);
                }
            }
            assertTrue(refused > 0, "more boards fit than was thought: this test shows nothing");
            assertTrue(here.size() >= 3, "only " + here.size() + " boards fit");
            for (TestClient client : here) {
                client.ops(1, KIM.shape(1, 0, 0));
                client.awaitBoard(board -> board.element(KIM.id(1)) != null);
            }
            // Two have left; their boards make room although they have not been left for a minute.
            here.removeFirst().close();
            here.removeFirst().close();
            try (TestClient again = comesBack(relay, id(refused))) {
                again.ops(1, KIM.shape(1, 0, 0));
                again.awaitBoard(board -> board.element(KIM.id(1)) != null);
            }
        } finally {
            here.forEach(TestClient::close);
        }
    }

    /** Boards that are open grow until the heap is full: what adds to them is told to wait, everything else goes on, and so does the relay. */
    @Test
    void openBoardsThatGrowPastTheHeapAreToldToWait() throws Exception {
        Path data = folder.resolve("data");
        store(data);
        Path keys = Files.writeString(folder.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
        List<TestClient> here = new ArrayList<>();
        try (RelayProcess relay =
                RelayProcess.startWithHeap(HEAP_MEGABYTES, "--host-keys", keys.toString(), "--data", data.toString())) {
            for (int board = 0; board < BOARDS; board++) {
                TestClient first = enters(relay, id(board));
                if (first == null) break;
                here.add(first);
                for (int other = 1; other < CLASS; other++) {
                    TestClient client = TestClient.connect(relay.address());
                    here.add(client);
                    client.send(person(other).hosts(id(board))).welcome();
                }
            }
            TestClient refused;
            try {
                refused = grow(here);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError(here.size() + " people; the relay said: " + relay.stderr(), failed);
            }
            RelayFrame.Failure failure = refused.await(RelayFrame.Failure.class);
            assertEquals(ErrorCode.BUSY, failure.code());
            assertTrue(failure.retryMillis() > 0, failure.toString());
            // What takes away passes.
            refused.ops(failure.k(), new Op.Clear(Page.FIRST));
            try {
                refused.awaitBoard(board -> board.elements().isEmpty());
            } catch (AssertionError failed) {
                throw new AssertionError("the relay said: " + relay.stderr(), failed);
            }
        } finally {
            here.forEach(TestClient::close);
        }
    }

    /** Opens a board; null when there is no memory for it. A slow computer may say busy for other reasons. */
    private static @Nullable TestClient enters(RelayProcess relay, String board) {
        while (true) {
            TestClient client = TestClient.connect(relay.address());
            client.send(person(0).hosts(board));
            if (!(client.await(RelayFrame.class) instanceof RelayFrame.Failure failure)) return client;
            client.awaitClose();
            assertEquals(ErrorCode.BUSY, failure.code());
            if (failure.message().contains("memory")) return null;
        }
    }

    private static TestPerson person(int of) {
        return TestPerson.of(10 + of);
    }

    /** Each adds shapes, no more than it may send at once, until one is told to wait. @return that one */
    private static TestClient grow(List<TestClient> clients) {
        for (int k = 1; k <= BATCHES; k++) {
            for (int i = 0; i < clients.size(); i++) {
                List<Op> ops = new ArrayList<>();
                for (int j = 0; j < GROWTH; j++) ops.add(person(i % CLASS).shape(k * GROWTH + j, 8, 8));
                clients.get(i).ops(k, ops.toArray(Op[]::new));
            }
            for (int i = 0; i < clients.size(); i++) {
                TestClient client = clients.get(i);
                String last = person(i % CLASS).id(k * GROWTH);
                client.until("a batch", () -> client.has(last) || client.count(RelayFrame.Failure.class) > 0);
                if (client.count(RelayFrame.Failure.class) > 0) return client;
            }
        }
        throw new AssertionError("there is always room for " + clients.size() + ": this test shows nothing");
    }

    /** As apps do: tries again until it is no longer told to wait. */
    private static TestClient comesBack(RelayProcess relay, String board) {
        for (int i = 0; i < 20; i++) {
            TestClient client = TestClient.connect(relay.address());
            client.send(KIM.hosts(board));
            if (client.await(RelayFrame.class) instanceof RelayFrame.Welcome) return client;
            client.awaitClose();
        }
        throw new AssertionError("there is never room for " + board);
    }
}
