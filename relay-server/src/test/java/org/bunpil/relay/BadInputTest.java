package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input through a real socket: the sender gets the right code, other members get nothing, and the log takes nothing. */
class BadInputTest {
    private static final String BOARD = "Board12345";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson EVE = TestPerson.of(11);

    @TempDir
    Path data;

    private RelayServer relay;
    private TestClient witness;

    private record Bad(String frame, ErrorCode code, long k) {}

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(
                RelaySettings.DEFAULT.withData(data).withAllowedOrigins(java.util.Set.of("https://school.example")),
                HostKeys.of(TestPerson.KEYS));
        witness = TestClient.connect(relay.address());
        witness.send(KIM.hosts(BOARD)).welcome();
    }

    @AfterEach
    void stop() {
        witness.close();
        relay.close();
    }

    private TestClient joined(TestPerson person) {
        TestClient client = TestClient.connect(relay.address());
        client.send(person.joins(BOARD, witness.welcome().code())).welcome();
        return client;
    }

    private static String ops(String op) {
        return "{\"t\":\"ops\",\"k\":1,\"o\":[" + op + "]}";
    }

    private static final List<Bad> TABLE = List.of(
            new Bad("not json", ErrorCode.BAD_MESSAGE, 0),
            new Bad("{\"t\":\"ops\",\"k\":1", ErrorCode.BAD_MESSAGE, 1),
            new Bad("[1,2,3]", ErrorCode.BAD_MESSAGE, 0),
            new Bad("", ErrorCode.BAD_MESSAGE, 0),
            new Bad("{\"t\":\"teleport\"}", ErrorCode.BAD_TYPE, 0),
            new Bad(WireCodec.write(EVE.hosts(BOARD)), ErrorCode.BAD_TYPE, 0),
            new Bad("{\"t\":\"ops\",\"k\":\"one\",\"o\":[]}", ErrorCode.BAD_FIELD, 0),
            new Bad("{\"t\":\"ops\",\"k\":1,\"o\":7}", ErrorCode.BAD_FIELD, 1),
            new Bad(ops("{\"op\":\"explode\"}"), ErrorCode.BAD_FIELD, 1),
            new Bad(ops("{\"op\":\"move\",\"ids\":[\"Client11-1\"],\"d\":[NaN,0]}"), ErrorCode.BAD_MESSAGE, 1),
            new Bad(ops("{\"op\":\"move\",\"ids\":[\"Client11-1\"],\"d\":[1e99,0]}"), ErrorCode.BAD_FIELD, 1),
            new Bad(ops("{\"op\":\"move\",\"ids\":[\"Client11-1\"],\"d\":[0.5,0]}"), ErrorCode.BAD_FIELD, 1),
            new Bad(
                    ops("{\"op\":\"set\",\"ids\":[\"Client11-1\"],\"v\":{\"text\":\"a\\u0000b\"}}"),
                    ErrorCode.BAD_FIELD,
                    1),
            new Bad(
                    ops("{\"op\":\"set\",\"ids\":[\"Client11-1\"],\"v\":{\"text\":\"\\ud800\"}}"),
                    ErrorCode.BAD_FIELD,
                    1),
            new Bad(ops("{\"op\":\"set\",\"ids\":[\"Client11-1\"],\"v\":{\"glow\":1}}"), ErrorCode.BAD_FIELD, 1),
            new Bad(WireCodec.write(new ClientFrame.Ops(1, List.of(KIM.shape(1, 0, 0)))), ErrorCode.BAD_FIELD, 1),
            new Bad("[".repeat(60_000), ErrorCode.BAD_MESSAGE, 0));

    @Test
    void onlyTheOffenderGetsTheCode() {
        witness.awaitSeq(1);
        long seen = witness.frames().size();
        int n = 20;
        for (Bad bad : TABLE) {
            TestPerson offender = TestPerson.of(n++);
            try (TestClient client = joined(offender)) {
                client.raw(bad.frame());
                RelayFrame.Failure failure = client.await(RelayFrame.Failure.class);
                assertEquals(bad.code(), failure.code(), bad.frame());
                assertEquals(bad.k(), failure.k(), bad.frame());
                assertFalse(failure.fatal(), bad.frame());
                // Its number is not used, and the session continues.
                client.ops(1, offender.shape(1, 0, 0));
                client.awaitBoard(board -> board.element(offender.id(1)) != null);
            }
        }
        // Each round added a join and one batch to the log, and nothing else.
        witness.awaitSeq(1 + 2L * TABLE.size());
        try (TestClient last = joined(EVE)) {
            assertEquals(1 + 2L * TABLE.size() + 1, last.welcome().seq());
        }
        assertTrue(witness.frames().stream()
                .skip(seen)
                .allMatch(frame -> frame instanceof RelayFrame.Stream
                        || frame instanceof RelayFrame.PresenceUpdates
                        || frame instanceof RelayFrame.Ping));
    }

    @Test
    void threeBadFramesEndTheSession() {
        try (TestClient eve = joined(EVE)) {
            eve.raw("1").raw("2").raw("3");
            assertEquals(4000, eve.awaitClose());
            assertEquals(3, eve.count(RelayFrame.Failure.class));
        }
    }

    @Test
    void binaryFramesAreBadMessages() {
        try (TestClient eve = joined(EVE)) {
            eve.binary(new byte[] {1, 2, 3});
            assertEquals(
                    ErrorCode.BAD_MESSAGE, eve.await(RelayFrame.Failure.class).code());
        }
    }

    @Test
    void anOversizeFrameEndsTheConnection() {
        try (TestClient eve = joined(EVE)) {
            eve.raw("x".repeat(70_000));
            assertEquals(1009, eve.awaitClose());
        }
    }

    @Test
    void opsBeforeHelloAreBadType() {
        try (TestClient eve = TestClient.connect(relay.address())) {
            eve.ops(1, EVE.shape(1, 0, 0));
            assertEquals(ErrorCode.BAD_TYPE, eve.await(RelayFrame.Failure.class).code());
        }
    }

    @Test
    void anOversizedBatchIsRejectedAndItsNumberUsed() {
        try (TestClient eve = joined(EVE)) {
            List<org.bunpil.op.Op> many = new java.util.ArrayList<>();
            for (int i = 0; i < 65; i++) many.add(EVE.move(EVE.id(1), 1, 1));
            eve.raw(WireCodec.write(new ClientFrame.Ops(1, many)));
            RelayFrame.Reject reject = eve.await(RelayFrame.Reject.class);
            assertEquals(1, reject.k());
            assertEquals(ErrorCode.LIMIT, reject.code());
            eve.ops(2, EVE.shape(1, 0, 0));
            eve.awaitBoard(board -> board.element(EVE.id(1)) != null);
        }
    }

    @Test
    void wrongCodesAndKeysAreRefusedLate() {
        List<ClientFrame.Hello> wrong = List.of(
                EVE.joins(BOARD, "2222-2222"),
                EVE.joins(null, "2222-2222"),
                EVE.joins(BOARD, null),
                new TestPerson(KIM.client(), EVE.secret(), "Eve").joins(BOARD, null));
        for (ClientFrame.Hello hello : wrong) {
            try (TestClient eve = TestClient.connect(relay.address())) {
                long asked = System.nanoTime();
                eve.send(hello);
                RelayFrame.Failure failure = eve.await(RelayFrame.Failure.class);
                assertEquals(ErrorCode.AUTH, failure.code());
                assertTrue(failure.fatal());
                assertEquals(4003, eve.awaitClose());
                // The relay counts whole milliseconds, so up to one of them may be missing.
                assertTrue(System.nanoTime() - asked >= 999_000_000L);
            }
        }
    }

    @Test
    void unknownBoardsAndVersionsAreRefused() {
        try (TestClient eve = TestClient.connect(relay.address())) {
            eve.send(EVE.joins("Nowhere99", null));
            assertEquals(ErrorCode.NO_BOARD, eve.await(RelayFrame.Failure.class).code());
            assertEquals(4004, eve.awaitClose());
        }
        try (TestClient eve = TestClient.connect(relay.address())) {
            eve.raw(WireCodec.write(EVE.joins(BOARD, null)).replace("\"v\":1", "\"v\":2"));
            assertEquals(
                    ErrorCode.OLD_RELAY, eve.await(RelayFrame.Failure.class).code());
            assertEquals(1013, eve.awaitClose());
        }
        try (TestClient eve = TestClient.connect(relay.address())) {
            eve.raw(WireCodec.write(EVE.joins(BOARD, null)).replace("\"v\":1", "\"v\":0"));
            assertEquals(ErrorCode.VERSION, eve.await(RelayFrame.Failure.class).code());
            assertEquals(4006, eve.awaitClose());
        }
        try (TestClient kim = TestClient.connect(relay.address())) {
            kim.raw(WireCodec.write(TestPerson.of(33).hosts(BOARD)).replace("\"v\":1", "\"v\":7,\"vMin\":1"));
            assertEquals(1, kim.await(RelayFrame.Welcome.class).protocolVersion(), "the newest that both speak");
        }
    }

    @Test
    void silentConnectionsAreClosed() {
        try (TestClient eve = TestClient.connect(relay.address())) {
            assertEquals(4001, eve.awaitClose());
        }
    }

    @Test
    void otherPathsAndOriginsAreRefusedAtTheHandshake() {
        assertFalse(TestClient.accepts(relay.address() + "2", Map.of()));
        assertFalse(TestClient.accepts(relay.address(), Map.of("Origin", "https://evil.example")));
        assertTrue(TestClient.accepts(relay.address(), Map.of("Origin", "https://school.example")));
    }
}
