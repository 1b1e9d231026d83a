package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R75 on real sockets: a client that stops reading is brought up to date with a snapshot or closed, and no other client waits. */
class SlowReaderTest {
    private static final String BOARD = "Board12345";
    private static final int WRITERS = 12;
    /** Number of batches; each has the largest size, all together are within one session's burst. */
    private static final int BATCHES = 8;

    private static final int NOTES = 14;
    private static final String TEXT = "n".repeat(2_000);

    @TempDir
    Path data;

    /** How far the relay's clock is ahead of the real one. */
    private final AtomicLong aheadMillis = new AtomicLong();

    private final List<TestClient> all = new ArrayList<>();
    private long pings;
    private RelayServer relay;
    private TestClient reader;
    private TestClient slow;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(
                RelaySettings.DEFAULT.withData(data),
                HostKeys.of(TestPerson.KEYS),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + aheadMillis.get());
        reader = TestClient.connect(relay.address());
        reader.send(TestPerson.of(10).hosts(BOARD)).welcome();
        slow = TestClient.narrow(relay.address());
        slow.send(TestPerson.of(11).joins(BOARD, reader.welcome().code())).welcome();
        slow.awaitSeq(slow.welcome().seq());
    }

    @AfterEach
    void stop() {
        all.forEach(TestClient::close);
        slow.close();
        reader.close();
        relay.close();
    }

    private void pingUntil(String what, BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            long n = ++pings;
            reader.send(new ClientFrame.Ping(n));
            reader.await(RelayFrame.Pong.class, pong -> pong.n() == n);
            assertTrue(n < 1_000_000, what);
        }
    }

    /** Writes more than fits in the sockets' buffers and in the 512 KiB that a client may be behind. @return the board's seq after it */
    private long writeMuch() {
        for (int w = 0; w < WRITERS; w++) {
            TestPerson person = TestPerson.of(20 + w);
            TestClient writer = TestClient.connect(relay.address());
            all.add(writer);
            writer.send(person.joins(BOARD, reader.welcome().code())).welcome();
        }
        for (int w = 0; w < WRITERS; w++) {
            for (int k = 1; k <= BATCHES; k++) all.get(w).ops(k, notes(TestPerson.of(20 + w), k));
        }
        int notes = WRITERS * BATCHES * NOTES;
        reader.awaitBoard(board -> board.elements().size() >= notes);
        return reader.seq();
    }

    private static Op[] notes(TestPerson person, int k) {
        Op[] ops = new Op[NOTES];
        for (int i = 0; i < NOTES; i++) {
            CommonProperties common = new CommonProperties(
                    person.id(k * NOTES + i), Page.FIRST, 0, new Point(i, k), 0, Style.DEFAULT, null, false);
            ops[i] = new Op.Add(new Note(common, TEXT, new Size(800, 800), 0));
        }
        return ops;
    }

    @Test
    void aMemberThatFallsBehindGetsASnapshotAndNoOtherWaits() {
        slow.pause();
        // All other members get it while the slow one reads nothing.
        long seq = writeMuch();
        assertEquals(1, slow.count(RelayFrame.Welcome.class));
        slow.resume();
        assertEquals(reader.hash(), slow.awaitSeq(seq));
        // A second welcome and a snapshot during the session, instead of all missed batches.
        assertEquals(2, slow.count(RelayFrame.Welcome.class));
        assertTrue(relay.metrics().value(Counter.SNAPSHOTS, "behind") >= 1);
        // And it can continue from there.
        slow.ops(1, TestPerson.of(11).shape(1, 0, 0));
        reader.awaitBoard(board -> board.element(TestPerson.of(11).id(1)) != null);
        assertEquals(reader.awaitSeq(seq + 1), slow.awaitSeq(seq + 1));
    }

    @Test
    void aClientThatReadsNoByteForTwentySecondsIsClosed() {
        slow.pause();
        writeMuch();
        all.forEach(TestClient::close);
        // Clients that the relay still counts as connected would be closed as silent when its clock advances.
        pingUntil("the writers have left", () -> relay.metrics().value(Gauge.CONNECTIONS) == 2);
        for (int i = 1; i <= 3; i++) {
            aheadMillis.addAndGet(7_000);
            // It is not silent, because it writes. When the other client gets its batch, the relay has read it.
            String id = TestPerson.of(11).id(i);
            slow.ops(i, TestPerson.of(11).shape(i, 0, 0));
            reader.send(new ClientFrame.Ping(++pings));
            reader.awaitBoard(board -> board.element(id) != null);
        }
        pingUntil("the slow client is closed", () -> relay.metrics().value(Counter.DROPPED, "slow") > 0);
        slow.resume();
        slow.awaitClose();
        assertEquals(1, relay.metrics().value(Counter.DROPPED, "slow"));
        assertEquals(0, relay.metrics().value(Counter.DROPPED, "silent"));
        reader.ops(1, TestPerson.of(10).shape(1, 0, 0));
        reader.awaitBoard(board -> board.element(TestPerson.of(10).id(1)) != null);
    }
}
