package org.bunpil.relay.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Op;
import org.bunpil.relay.RelayServer;
import org.bunpil.relay.RelaySettings;
import org.bunpil.relay.StartupException;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.RawSocket;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;

/** A relay with a class of three ordinary members, and ways to connect for attackers. */
final class AttackFixture implements AutoCloseable {
    static final String BOARD = "Board12345";
    /** For a batch of somebody else, on a computer that has nothing else to do. */
    static final Duration BOUND = Duration.ofSeconds(1);
    /** Fewer than what somebody may send at once. */
    private static final int BATCHES = 100;

    static final String OTHER_BOARD = "Other12345";
    static final TestPerson KIM = TestPerson.of(10);
    static final TestPerson MINA = TestPerson.of(11);

    private final RelayServer relay;
    private final List<TestPerson> people = List.of(KIM, MINA, TestPerson.of(12));
    private final List<TestClient> members;
    private final TestClient elsewhere;
    private final Set<String> drawn = new TreeSet<>();
    private final AtomicInteger attackers = new AtomicInteger(1_000);
    private int rounds;

    /** Somebody who goes on drawing while others attack, and for how long each of these batches was under way. */
    private final TestPerson steady = TestPerson.of(14);

    private final TestClient drawing;
    private long batches;
    private long longestNanos;
    private final Metronome metronome = new Metronome();

    AttackFixture(Path data) throws StartupException {
        relay = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
        members = people.stream()
                .map(person -> TestClient.connect(relay.address()))
                .toList();
        members.getFirst().send(KIM.hosts(BOARD)).welcome();
        for (int i = 1; i < members.size(); i++)
            members.get(i).send(people.get(i).joins(BOARD, code())).welcome();
        elsewhere = TestClient.connect(relay.address());
        elsewhere.send(TestPerson.of(13).hosts(OTHER_BOARD)).welcome();
        drawing = TestClient.connect(relay.address());
        drawing.send(steady.joins(BOARD, code())).welcome();
        drawing.ops(++batches, steady.shape(1, 0, 0));
        drawn.add(steady.id(1));
        allMembersDraw();
    }

    String address() {
        return relay.address();
    }

    /** The class's join code: some attackers are pupils. */
    String code() {
        return members.getFirst().welcome().code();
    }

    String otherCode() {
        return elsewhere.welcome().code();
    }

    /** The id of an element that an ordinary member has drawn. */
    String memberShape() {
        return KIM.id(1);
    }

    TestClient member() {
        return members.get(1);
    }

    /** A new client that has never joined. */
    TestPerson newAttacker() {
        int n = attackers.incrementAndGet();
        return new TestPerson("Evil" + n, "0123456789abcdefgh" + n, "Eve " + n);
    }

    TestClient connect() {
        return TestClient.connect(address());
    }

    /** An attacker that has joined the class. */
    TestClient joined(TestPerson person) {
        TestClient client = connect();
        client.send(person.joins(BOARD, code())).welcome();
        return client;
    }

    /** The same over a raw socket. */
    RawSocket rawJoined() throws IOException {
        RawSocket socket = RawSocket.open(address());
        socket.text(WireCodec.write(newAttacker().joins(BOARD, code()))).await("\"t\":\"welcome\"");
        return socket;
    }

    /** Each member draws one shape. Checks that all members have exactly the shapes drawn so far, and were sent no unusual frames. */
    void allMembersDraw() {
        rounds++;
        for (int i = 0; i < members.size(); i++) {
            members.get(i).ops(rounds, people.get(i).shape(rounds, rounds * 10, i * 10));
            drawn.add(people.get(i).id(rounds));
        }
        for (TestClient each : members) {
            each.awaitBoard(board -> board.elements().size() >= drawn.size());
            each.awaitBoard(board -> board.elements().stream()
                    .map(Element::id)
                    .collect(Collectors.toSet())
                    .equals(drawn));
            for (RelayFrame frame : each.frames()) {
                boolean ordinary = switch (frame) {
                    case RelayFrame.Welcome _,
                            RelayFrame.SnapshotPart _,
                            RelayFrame.Stream _,
                            RelayFrame.PresenceUpdates _,
                            RelayFrame.Ping _ -> true;
                    default -> false;
                };
                assertTrue(ordinary, () -> "a member was sent " + frame);
            }
        }
        long seq = members.stream().mapToLong(TestClient::seq).max().orElseThrow();
        Set<String> hashes = new TreeSet<>();
        for (TestClient each : members) hashes.add(each.awaitSeq(seq) + (each.seq() == seq ? "" : "?"));
        if (hashes.stream().noneMatch(h -> h.endsWith("?"))) assertEquals(1, hashes.size());
    }

    /** Moves a shape and waits until it is back from the log. */
    private void drawOne() {
        long sentNanos = System.nanoTime();
        int to = (int) batches * 8;
        drawing.ops(++batches, steady.move(steady.id(1), 8, 0));
        drawing.awaitBoard(board -> {
            Element shape = board.element(steady.id(1));
            return shape != null && shape.at().x() == to;
        });
        longestNanos = Math.max(longestNanos, System.nanoTime() - sentNanos);
    }

    /**
     * Draws while something is going on, and checks that none of these batches was under way for longer than {@link #BOUND}, and as much as
     * this computer itself stood still.
     */
    void drawWhile(Future<?> attack) {
        longestNanos = 0;
        metronome.restart();
        int drawnNow = 0;
        do drawOne();
        while (!attack.isDone() && ++drawnNow < BATCHES);
        long allowedNanos = BOUND.toNanos() + 4 * metronome.longestNanos();
        assertTrue(
                longestNanos <= allowedNanos,
                () -> "a batch of somebody else took " + longestNanos / 1_000_000 + " ms, allowed "
                        + allowedNanos / 1_000_000);
    }

    /** Notices how long this computer lets a thread wait that is due. */
    private static final class Metronome {
        private static final long BEAT_NANOS = 2_000_000;
        private volatile long longest;
        private volatile boolean ended;

        Metronome() {
            Thread.ofPlatform().name("metronome").daemon().start(() -> {
                while (!ended) {
                    long before = System.nanoTime();
                    LockSupport.parkNanos(BEAT_NANOS);
                    longest = Math.max(longest, System.nanoTime() - before - BEAT_NANOS);
                }
            });
        }

        void restart() {
            longest = 0;
        }

        long longestNanos() {
            return longest;
        }

        void end() {
            ended = true;
        }
    }

    /** Sends ops as an attacker's first batch and expects a reject. */
    void rejected(ErrorCode code, Op... ops) {
        try (TestClient eve = joined(newAttacker())) {
            eve.ops(1, ops);
            assertEquals(code, eve.await(RelayFrame.Reject.class).code());
        }
    }

    /** Sends a frame as an attacker and expects an error. */
    void refused(ErrorCode code, String frame) {
        try (TestClient eve = joined(newAttacker())) {
            eve.raw(frame);
            assertEquals(code, eve.await(RelayFrame.Failure.class).code(), frame);
        }
    }

    @Override
    public void close() {
        members.forEach(TestClient::close);
        elsewhere.close();
        drawing.close();
        metronome.end();
        relay.close();
    }
}
