package org.bunpil.relay.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.bunpil.relay.testing.RawSocket;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client that is closed learns why, even while it is still sending. If the relay closed with unread input, TCP would send a reset, and
 * the client could lose the relay's last frames. The sockets' clock stands still unless a test advances it.
 */
class LastWordTest {
    private static final int TEXT = RawSocket.FIN | RawSocket.TEXT;
    private static final long LIMIT_SECONDS = 20;
    private static final int PORTION = 60_000;
    /** Number of portions: together less than the relay reads and discards, and no flood. */
    private static final int PORTIONS = 90;

    @TempDir
    Path data;

    private final AtomicLong socketsMillis = new AtomicLong();
    private TransportFixture relay;
    private TestClient host;

    private void start(boolean tls) throws IOException {
        relay = new TransportFixture(data, tls, TransportFixture.REAL, socketsMillis::get, connection -> {});
        host = relay.host();
    }

    @AfterEach
    void stop() {
        host.close();
        relay.close();
    }

    private RawSocket joined() throws IOException {
        RawSocket socket = RawSocket.open(relay.address);
        String code = host.welcome().code();
        socket.text(WireCodec.write(TestPerson.of(11).joins(TransportFixture.BOARD, code)))
                .await("\"t\":\"welcome\"");
        return socket;
    }

    private static void keepSending(RawSocket socket) throws IOException {
        socket.frames(PORTIONS, TEXT, ascii("{\"t\":\"x-" + "y".repeat(PORTION) + "\"}"));
    }

    /** Reads, only now, the reason and the close code. */
    private static void assertLearns(RawSocket socket, String why, int code) throws IOException {
        if (!why.isEmpty()) socket.await("\"code\":\"" + why + "\"");
        assertEquals(code, socket.awaitClose());
        assertTrue(socket.awaitEnd());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKickedMemberLearnsWhy(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            host.ops(
                    1,
                    new Op.Access(new AccessPatch(
                            null,
                            null,
                            null,
                            null,
                            null,
                            new TreeMap<>(Map.of(2, new PersonPatch(null, null, null, true, null, null))))));
            host.awaitBoard(board ->
                    board.people().containsKey(2) && board.people().get(2).kicked());
            keepSending(mina);
            assertLearns(mina, "kicked", 4003);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMemberOfAnEndedClassLearnsWhy(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            host.ops(1, new Op.Access(new AccessPatch(null, null, false, null, null, Collections.emptySortedMap())));
            host.awaitBoard(board -> !board.access().open());
            keepSending(mina);
            assertLearns(mina, "ended", 4003);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatSendsTooFastLearnsWhy(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(5_000, TEXT, ascii("{\"t\":\"x-flood\"}"));
            keepSending(mina);
            assertLearns(mina, "rate", 4029);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatSendsBadFramesLearnsWhy(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(3, TEXT, ascii("nonsense"));
            keepSending(mina);
            assertLearns(mina, "bad_message", 4000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientOfAnotherVersionLearnsWhy(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = RawSocket.open(relay.address)) {
            mina.text(WireCodec.write(TestPerson.of(11)
                            .joins(TransportFixture.BOARD, host.welcome().code()))
                    .replace("\"v\":1", "\"v\":0"));
            keepSending(mina);
            assertLearns(mina, "version", 4006);
        }
    }

    /** Here the library closes the connection. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatSendsTooLargeAFrameLearnsWhy(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frame(TEXT, new byte[70_000]);
            keepSending(mina);
            assertLearns(mina, "", 1009);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClosedClientThatDoesNotEndIsCutOffInTime(boolean tls) throws IOException, InterruptedException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(3, TEXT, ascii("nonsense"));
            assertLearns(mina, "bad_message", 4000);
            assertEquals(2, relay.transport.connections(), "the relay waits for its end");
            WebSocketConnection connection = connectionOf(2);
            // The relay may begin to count only after the client has learnt why.
            awaitConnections(1, () -> {
                socketsMillis.addAndGet(TransportLimits.CLOSING_MILLIS);
                connection.tick();
            });
            assertThrows(IOException.class, () -> keepSending(mina));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClosedClientThatKeepsSendingIsCutOff(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(3, TEXT, ascii("nonsense"));
            assertThrows(IOException.class, () -> {
                // Several times as much as the relay reads and discards.
                for (int i = 0; i < 20; i++) keepSending(mina);
            });
        }
    }

    @Test
    void aClientThatLeavesIsClosedAtOnce() throws IOException {
        start(false);
        TestClient mina = TestClient.connect(relay.address);
        mina.send(TestPerson.of(11).joins(TransportFixture.BOARD, host.welcome().code()))
                .welcome();
        mina.close();
        assertEquals(1000, mina.awaitClose());
        awaitConnections(1, () -> {});
    }

    private void awaitConnections(int wanted, Runnable meanwhile) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (relay.transport.connections() != wanted) {
            if (System.nanoTime() - end > 0) throw new AssertionError(relay.transport.connections() + " connections");
            meanwhile.run();
            Thread.onSpinWait();
        }
    }

    private WebSocketConnection connectionOf(int nth) throws InterruptedException {
        WebSocketConnection connection = relay.connections.take();
        for (int i = 1; i < nth; i++) connection = relay.connections.take();
        return connection;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
