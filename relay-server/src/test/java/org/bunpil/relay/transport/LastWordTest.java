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
 * Whoever is put out learns why, also in the middle of sending: what the relay has not read when it closes would make TCP answer with a
 * reset, and the sender's own system would then throw away, or its program never look at, what the relay said last. For the sockets no
 * time passes unless a test says so.
 */
class LastWordTest {
    private static final int TEXT = RawSocket.FIN | RawSocket.TEXT;
    private static final long LIMIT_SECONDS = 20;
    private static final int PORTION = 60_000;
    /** Of all of them: less than the relay reads on for, and no flood. */
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

    private static void goOn(RawSocket socket) throws IOException {
        socket.frames(PORTIONS, TEXT, ascii("{\"t\":\"x-" + "y".repeat(PORTION) + "\"}"));
    }

    /** Reads only now. */
    private static void learns(RawSocket socket, String why, int code) throws IOException {
        if (!why.isEmpty()) socket.await("\"code\":\"" + why + "\"");
        assertEquals(code, socket.awaitClose());
        assertTrue(socket.awaitEnd());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsPutOut(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            host.ops(
                    1,
                    new Op.Access(new AccessPatch(
                            null,
                            null,
                            null,
                            new TreeMap<>(Map.of(2, new PersonPatch(null, null, null, true, null))))));
            host.awaitBoard(board ->
                    board.people().containsKey(2) && board.people().get(2).kicked());
            goOn(mina);
            learns(mina, "kicked", 4003);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoseClassEnds(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            host.ops(1, new Op.Access(new AccessPatch(null, null, false, Collections.emptySortedMap())));
            host.awaitBoard(board -> !board.access().open());
            goOn(mina);
            learns(mina, "ended", 4003);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSendsTooFast(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(5_000, TEXT, ascii("{\"t\":\"x-flood\"}"));
            goOn(mina);
            learns(mina, "rate", 4029);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSendsNonsense(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(3, TEXT, ascii("nonsense"));
            goOn(mina);
            learns(mina, "bad_message", 4000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSpeaksAnotherVersion(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = RawSocket.open(relay.address)) {
            mina.text(WireCodec.write(TestPerson.of(11)
                            .joins(TransportFixture.BOARD, host.welcome().code()))
                    .replace("\"v\":1", "\"v\":999"));
            goOn(mina);
            learns(mina, "version", 4006);
        }
    }

    /** Here it is the library that finds fault. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSendsTooLargeAFrame(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frame(TEXT, new byte[70_000]);
            goOn(mina);
            learns(mina, "", 1009);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsToldAndDoesNotGoIsCutOffInTime(boolean tls) throws IOException, InterruptedException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(3, TEXT, ascii("nonsense"));
            learns(mina, "bad_message", 4000);
            assertEquals(2, relay.transport.connections(), "its end is waited for");
            WebSocketConnection theirs = connectionOf(2);
            socketsMillis.addAndGet(TransportLimits.CLOSING_MILLIS);
            theirs.tick();
            // What cuts it off runs beside; at its end the other direction is closed too.
            awaitConnections(1);
            assertThrows(IOException.class, () -> goOn(mina));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsToldAndGoesOnForEverIsCutOff(boolean tls) throws IOException {
        start(tls);
        try (RawSocket mina = joined()) {
            mina.frames(3, TEXT, ascii("nonsense"));
            assertThrows(IOException.class, () -> {
                // Several times what is read at most.
                for (int i = 0; i < 20; i++) goOn(mina);
            });
        }
    }

    @Test
    void whoLeavesIsNotWaitedFor() throws IOException {
        start(false);
        TestClient mina = TestClient.connect(relay.address);
        mina.send(TestPerson.of(11).joins(TransportFixture.BOARD, host.welcome().code()))
                .welcome();
        mina.close();
        assertEquals(1000, mina.awaitClose());
        awaitConnections(1);
    }

    private void awaitConnections(int wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (relay.transport.connections() != wanted) {
            if (System.nanoTime() - end > 0) throw new AssertionError(relay.transport.connections() + " connections");
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
