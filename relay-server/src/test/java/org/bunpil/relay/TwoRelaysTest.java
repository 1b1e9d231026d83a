package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.geometry.Point;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two relays over one real Kafka broker. */
class TwoRelaysTest {
    private static final String BOARD = "Board12345";

    @TempDir
    Path data;

    private int relays;

    private RelayServer start(String brokers) throws StartupException {
        return RelayServer.start(
                RelaySettings.DEFAULT.withData(data.resolve("relay" + ++relays)).withKafka(brokers),
                HostKeys.of(TestPerson.KEYS));
    }

    /** Joins as host, as soon as the relay has connected to Kafka. */
    private static TestClient host(RelayServer relay, TestPerson person) {
        return host(relay, person, BOARD);
    }

    static TestClient host(RelayServer relay, TestPerson person, String board) {
        return host(relay.address(), person, board);
    }

    static TestClient host(String relay, TestPerson person, String board) {
        while (true) {
            TestClient client = TestClient.connect(relay);
            client.send(person.hosts(board));
            RelayFrame first = client.await(RelayFrame.class);
            if (first instanceof RelayFrame.Welcome) return client;
            RelayFrame.Failure failure = client.await(RelayFrame.Failure.class);
            if (failure.code() != ErrorCode.UNAVAILABLE && failure.code() != ErrorCode.BUSY)
                throw new AssertionError(failure);
            client.awaitClose();
        }
    }

    @Test
    void opsAndPresenceReachTheOtherRelayAndBothBoardsAreEqual() throws Exception {
        TestPerson kim = TestPerson.of(10);
        TestPerson mina = TestPerson.of(11);
        try (BrokerProcess broker = BrokerProcess.start(data.resolve("broker"), 0);
                RelayServer north = start(broker.address());
                RelayServer south = start(broker.address());
                TestClient here = host(north, kim);
                TestClient there = host(south, mina)) {
            here.ops(1, kim.begin(1, 100, 100));
            there.awaitBoard(board -> board.element(kim.id(1)) != null);
            there.ops(1, mina.shape(1, 500, 500));
            here.awaitBoard(board -> board.element(mina.id(1)) != null);
            for (int i = 1; i <= 50; i++) {
                here.ops(1 + i, kim.append(1, i, 4));
                there.ops(1 + i, mina.move(mina.id(1), 8, 0));
            }
            here.ops(52, kim.move(mina.id(1), 0, 80));
            // init and join, join, 51 + 51 batches, one move
            long end = 2 + 51 + 51 + 1;
            assertEquals(here.awaitSeq(end), there.awaitSeq(end));
            there.awaitBoard(board ->
                    new Point(500 + 400, 580).equals(board.element(mina.id(1)).at()));

            here.send(new ClientFrame.PresenceUpdate(new Presence(
                    new Point(7, 7),
                    "p1",
                    "pen",
                    java.util.List.of(),
                    null,
                    null,
                    null,
                    false,
                    null,
                    java.util.List.of())));
            there.await(RelayFrame.PresenceUpdates.class, presenceUpdates -> {
                Presence presence =
                        presenceUpdates.presence().get(here.welcome().you());
                return presence != null && new Point(7, 7).equals(presence.cursor());
            });
            here.cut();
            there.await(
                    RelayFrame.PresenceUpdates.class,
                    presenceUpdates -> presenceUpdates
                                    .presence()
                                    .containsKey(here.welcome().you())
                            && presenceUpdates.presence().get(here.welcome().you()) == null);
        }
    }

    /** R59a: `online` of a relay that opens a board has those whom other relays have, from the first welcome on. */
    @Test
    void theFirstWelcomeOfARelayHasEverybodyWhoIsOnline() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data.resolve("broker"), 0);
                RelayServer north = start(broker.address());
                RelayServer south = start(broker.address());
                TestClient warm = host(south, TestPerson.of(20), "Another1234")) {
            assertEquals(java.util.List.of(1), warm.welcome().online());
            for (int i = 0; i < 5; i++) {
                String board = "Lesson1234" + i;
                try (TestClient kim = host(north, TestPerson.of(10), board);
                        TestClient jun = host(north, TestPerson.of(12), board);
                        TestClient mina = host(south, TestPerson.of(11), board)) {
                    assertEquals(1, kim.welcome().you());
                    assertEquals(2, jun.welcome().you());
                    assertEquals(java.util.List.of(1, 2, 3), mina.welcome().online(), board);
                }
            }
        }
    }

    @Test
    void withoutKafkaItListensAndRecoversByItself() throws Exception {
        int port = freePort();
        try (RelayServer relay = start("127.0.0.1:" + port)) {
            try (TestClient early = TestClient.connect(relay.address())) {
                early.send(TestPerson.of(10).hosts(BOARD));
                RelayFrame.Failure failure = early.await(RelayFrame.Failure.class);
                assertEquals(ErrorCode.UNAVAILABLE, failure.code());
                assertEquals(false, failure.fatal());
                assertEquals(true, failure.retryMillis() >= 1_000);
                assertEquals(1013, early.awaitClose());
            }
            try (BrokerProcess broker = BrokerProcess.start(data.resolve("late"), port);
                    TestClient host = host(relay, TestPerson.of(10))) {
                assertEquals(port, broker.port());
                assertNotNull(host.welcome().code());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
