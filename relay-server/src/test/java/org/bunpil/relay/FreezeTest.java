package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bunpil.board.Admission;
import org.bunpil.board.AdmissionResult;
import org.bunpil.board.Board;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Stroke;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P5: 30 pupils draw over three relays and one real broker while their teacher freezes the board. */
class FreezeTest {
    private static final String BOARD = "Freeze1234";
    private static final int PUPILS = 30;
    private static final int RELAYS = 3;
    /** Number of batches of all pupils together before the freeze. */
    private static final int WARM = 600;
    /** Number of batches that a pupil sends ahead of those delivered. */
    private static final int AHEAD = 4;

    @TempDir
    Path data;

    private final AtomicInteger drawn = new AtomicInteger();

    @Test
    void noBatchOfAPupilIsAcceptedAfterTheFreeze() throws Exception {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            BrokerProcess broker = BrokerProcess.start(data.resolve("broker"), 0);
            opened.add(broker);
            List<RelayServer> relays = new ArrayList<>();
            for (int i = 0; i < RELAYS; i++) {
                relays.add(RelayServer.start(
                        RelaySettings.DEFAULT
                                .withData(data.resolve("relay" + i))
                                .withKafka(broker.address()),
                        HostKeys.of(TestPerson.KEYS)));
                opened.add(relays.getLast());
            }
            TestPerson kim = TestPerson.of(10);
            TestClient host = TwoRelaysTest.host(relays.getFirst(), kim, BOARD);
            opened.add(host);
            List<TestClient> pupils = new ArrayList<>();
            List<CompletableFuture<Integer>> drawing = new ArrayList<>();
            for (int i = 0; i < PUPILS; i++) {
                TestPerson person = TestPerson.of(11 + i);
                TestClient pupil = TestClient.connect(relays.get(i % RELAYS).address());
                opened.add(pupil);
                pupils.add(pupil);
                pupil.send(person.joins(BOARD, host.welcome().code()));
                pupil.welcome();
            }
            for (int i = 0; i < PUPILS; i++) {
                TestPerson person = TestPerson.of(11 + i);
                TestClient pupil = pupils.get(i);
                CompletableFuture<Integer> done = new CompletableFuture<>();
                drawing.add(done);
                Thread.ofPlatform().start(() -> {
                    try {
                        done.complete(draw(person, pupil));
                    } catch (RuntimeException | Error failed) {
                        done.completeExceptionally(failed);
                    }
                });
            }
            host.awaitBoard(board -> drawn.get() >= WARM);
            host.ops(
                    1,
                    new Op.Access(AccessPatch.builder().write(WriteMode.HOSTS).build()));
            for (CompletableFuture<Integer> done : drawing) done.get(60, TimeUnit.SECONDS);
            appendLate(broker.address(), TestPerson.of(11), drawing.getFirst().get() + 1);
            host.ops(2, kim.shape(1, 5, 5));
            host.awaitBoard(board -> board.element(kim.id(1)) != null);

            long end = host.seq();
            String hash = host.awaitSeq(end);
            for (TestClient pupil : pupils) {
                assertEquals(hash, pupil.awaitSeq(end));
                assertEquals(List.of(), inkAfterFreeze(pupil));
            }
            verify(records(broker.address()), end);
        } finally {
            for (AutoCloseable one : opened.reversed()) one.close();
        }
    }

    /** Draws until it is told that the board is frozen, keeping a few batches ahead of those delivered. @return its last batch's number */
    private int draw(TestPerson person, TestClient pupil) {
        pupil.ops(1, person.begin(1, 100, 100));
        int k = 1;
        while (true) {
            int last = k;
            boolean[] frozen = {false};
            pupil.awaitBoard(board -> {
                frozen[0] = isFrozen(board);
                return frozen[0] || chunks(board, person) + AHEAD > last;
            });
            if (frozen[0]) break;
            pupil.ops(++k, person.append(1, k - 1, 2));
            drawn.incrementAndGet();
        }
        // Once more, when its relay certainly knows of the freeze: refused before the log.
        pupil.ops(++k, person.append(1, k - 1, 2));
        int mine = k;
        RelayFrame.Reject reject = pupil.await(RelayFrame.Reject.class, refused -> refused.k() == mine);
        assertEquals(ErrorCode.FROZEN, reject.code());
        return mine;
    }

    private static boolean isFrozen(Board board) {
        return board.access().write() == WriteMode.HOSTS;
    }

    private static int chunks(Board board, TestPerson person) {
        return board.element(person.id(1)) instanceof Stroke stroke ? stroke.nextChunk() : 0;
    }

    /** Batches of pupils that a client was sent after the freeze. */
    private static List<Batch> inkAfterFreeze(TestClient client) {
        List<Batch> after = new ArrayList<>();
        boolean frozen = false;
        for (RelayFrame frame : client.frames()) {
            if (!(frame instanceof RelayFrame.Stream stream)) continue;
            for (Batch batch : stream.batches()) {
                if (frozen && batch.c() > 1) after.add(batch);
                frozen |= batch.ops().stream().anyMatch(op -> op instanceof Op.Access);
            }
        }
        assertTrue(frozen);
        return after;
    }

    /** Checks the log itself: pupils' batches after the freeze are in it but have no effect. */
    private static void verify(List<LogEntry> records, long end) {
        Board board = new Board();
        Admission admission = new Admission(board, List.of());
        int late = 0;
        for (LogEntry entry : records) {
            if (!(WireCodec.readRecord(entry.body()) instanceof Parsed.Good<LogRecord>(LogRecord record)))
                throw new AssertionError(entry.body());
            boolean pupils = !record.client().isEmpty()
                    && !record.client().equals(TestPerson.of(10).client());
            boolean frozen = isFrozen(board);
            AdmissionResult result = admission.admit(record);
            if (pupils && frozen && !record.ops().isEmpty()) late++;
            if (!(result instanceof AdmissionResult.Accepted(Batch batch))) continue;
            assertTrue(!pupils || !frozen, "accepted after the freeze");
            board.apply(batch);
        }
        assertEquals(end, board.seq());
        // At least the one that is sure to be late; on most days more.
        assertTrue(late > 0, "no batch of a pupil reached the log after the freeze: this test shows nothing");
    }

    /** A relay that was frozen itself when the board was, and does not know yet: it appends what a pupil drew. */
    private static void appendLate(String brokers, TestPerson pupil, long k) throws Exception {
        LogRecord late = new LogRecord(pupil.client(), k, List.of(pupil.shape(900, 5, 5)), null);
        try (KafkaBoardLog log = KafkaBoardLog.open(new KafkaSettings(brokers, Map.of(), "late"))) {
            awaitBoard(log);
            // The directory may answer a moment before the log can be written.
            while (!append(log, late)) Thread.onSpinWait();
        }
    }

    private static boolean append(KafkaBoardLog log, LogRecord record) throws Exception {
        CompletableFuture<Boolean> durable = new CompletableFuture<>();
        log.append(BOARD, record, null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                durable.complete(true);
            }

            @Override
            public void onFailed(ErrorCode code) {
                durable.complete(false);
            }
        });
        return durable.get(60, TimeUnit.SECONDS);
    }

    private static void awaitBoard(KafkaBoardLog log) throws Exception {
        while (true) {
            try {
                if (log.directory().board(BOARD).get(30, TimeUnit.SECONDS).isPresent()) return;
            } catch (java.util.concurrent.ExecutionException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static List<LogEntry> records(String brokers) throws Exception {
        List<LogEntry> records = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        try (KafkaBoardLog log = KafkaBoardLog.open(new KafkaSettings(brokers, Map.of(), "look"))) {
            awaitBoard(log);
            Subscription subscription = log.subscribe(BOARD, Position.START, new Subscriber() {
                @Override
                public boolean offer(LogEntry entry) {
                    return records.add(entry);
                }

                @Override
                public void put(LogEntry entry) {
                    records.add(entry);
                }

                @Override
                public void reached(long token) {
                    end.countDown();
                }
            });
            subscription.readEnd(1);
            assertTrue(end.await(30, TimeUnit.SECONDS));
            subscription.close();
        }
        return records;
    }
}
