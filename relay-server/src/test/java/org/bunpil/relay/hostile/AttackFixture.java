package org.bunpil.relay.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
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

/** A relay, a class of three who only want to draw, and a door for those who want something else. */
final class AttackFixture implements AutoCloseable {
    static final String BOARD = "Board12345";
    static final String OTHER_BOARD = "Other12345";
    static final TestPerson KIM = TestPerson.of(10);
    static final TestPerson MINA = TestPerson.of(11);

    private final RelayServer relay;
    private final List<TestPerson> people = List.of(KIM, MINA, TestPerson.of(12));
    private final List<TestClient> innocents;
    private final TestClient elsewhere;
    private final Set<String> drawn = new TreeSet<>();
    private final AtomicInteger strangers = new AtomicInteger(1_000);
    private int rounds;

    AttackFixture(Path data) throws StartupException {
        relay = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
        innocents = people.stream()
                .map(person -> TestClient.connect(relay.address()))
                .toList();
        innocents.getFirst().send(KIM.hosts(BOARD)).welcome();
        for (int i = 1; i < innocents.size(); i++)
            innocents.get(i).send(people.get(i).joins(BOARD, code())).welcome();
        elsewhere = TestClient.connect(relay.address());
        elsewhere.send(TestPerson.of(13).hosts(OTHER_BOARD)).welcome();
        everybodyDraws();
    }

    String address() {
        return relay.address();
    }

    /** The class's join code: some attackers are pupils. */
    String code() {
        return innocents.getFirst().welcome().code();
    }

    String otherCode() {
        return elsewhere.welcome().code();
    }

    /** What an innocent has on the board. */
    String innocentShape() {
        return KIM.id(1);
    }

    TestClient innocent() {
        return innocents.get(1);
    }

    /** Somebody nobody has seen before. */
    TestPerson stranger() {
        int n = strangers.incrementAndGet();
        return new TestPerson("Evil" + n, "0123456789abcdefgh" + n, "Eve " + n);
    }

    TestClient connect() {
        return TestClient.connect(address());
    }

    /** A pupil gone bad, in the class. */
    TestClient joined(TestPerson person) {
        TestClient client = connect();
        client.send(person.joins(BOARD, code())).welcome();
        return client;
    }

    /** The same, byte by byte. */
    RawSocket rawJoined() throws IOException {
        RawSocket socket = RawSocket.open(address());
        socket.text(WireCodec.write(stranger().joins(BOARD, code()))).await("\"t\":\"welcome\"");
        return socket;
    }

    /** Everybody draws one shape, and all see all of them, nothing else, and nothing but what was drawn. */
    void everybodyDraws() {
        rounds++;
        for (int i = 0; i < innocents.size(); i++) {
            innocents.get(i).ops(rounds, people.get(i).shape(rounds, rounds * 10, i * 10));
            drawn.add(people.get(i).id(rounds));
        }
        for (TestClient each : innocents) {
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
                assertTrue(ordinary, () -> "an innocent was sent " + frame);
            }
        }
        long seq = innocents.stream().mapToLong(TestClient::seq).max().orElseThrow();
        Set<String> hashes = new TreeSet<>();
        for (TestClient each : innocents) hashes.add(each.awaitSeq(seq) + (each.seq() == seq ? "" : "?"));
        if (hashes.stream().noneMatch(h -> h.endsWith("?"))) assertEquals(1, hashes.size());
    }

    /** Sends ops as the first batch of a pupil and expects a reject. */
    void rejected(ErrorCode code, Op... ops) {
        try (TestClient eve = joined(stranger())) {
            eve.ops(1, ops);
            assertEquals(code, eve.await(RelayFrame.Reject.class).code());
        }
    }

    /** A pupil sends a frame and expects an error. */
    void refused(ErrorCode code, String frame) {
        try (TestClient eve = joined(stranger())) {
            eve.raw(frame);
            assertEquals(code, eve.await(RelayFrame.Failure.class).code(), frame);
        }
    }

    @Override
    public void close() {
        innocents.forEach(TestClient::close);
        elsewhere.close();
        relay.close();
    }
}
