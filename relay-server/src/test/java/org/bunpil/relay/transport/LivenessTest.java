package org.bunpil.relay.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.bunpil.relay.testing.RawSocket;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sockets report about themselves, and frames that no client may send. */
class LivenessTest {
    @TempDir
    Path data;

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("timed out waiting for " + what);
            Thread.onSpinWait();
        }
    }

    /** The relay accepted nobody any more, and /live said ok. */
    @Test
    void aSelectorThatIsStuckIsNoticed() throws IOException, InterruptedException {
        AtomicLong ahead = new AtomicLong();
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (TransportFixture relay = new TransportFixture(
                data,
                false,
                TransportFixture.REAL,
                () -> {
                    if (ahead.get() > 0 && Thread.currentThread().getName().startsWith("WebSocketSelector")) {
                        stuck.countDown();
                        await(release);
                    }
                    return TransportFixture.REAL.getAsLong() + ahead.get();
                },
                connection -> {})) {
            assertTrue(relay.transport.isAlive());
            ahead.set(TransportLimits.PROBE_MILLIS);
            try (RawSocket _ = RawSocket.dial(relay.address)) {
                assertTrue(stuck.await(30, TimeUnit.SECONDS));
                await("a selector that is not alive", () -> {
                    ahead.addAndGet(TransportLimits.LATE_ACCEPT_MILLIS);
                    return !relay.transport.isAlive();
                });
                release.countDown();
                await("a selector that is alive", relay.transport::isAlive);
            } finally {
                release.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** RFC 6455, 5.1. Proxies in between rely on it. */
    @Test
    void aFrameWithoutAMaskIsRefused() throws IOException {
        try (TransportFixture relay =
                new TransportFixture(data, false, TransportFixture.REAL, TransportFixture.REAL, connection -> {})) {
            for (int opcode : new int[] {RawSocket.TEXT, RawSocket.BINARY, RawSocket.PING, RawSocket.PONG}) {
                try (RawSocket socket = RawSocket.open(relay.address)) {
                    socket.bytes((byte) (RawSocket.FIN | opcode), (byte) 2, (byte) 'h', (byte) 'i');
                    assertEquals(1002, socket.awaitClose(), "opcode " + opcode);
                }
            }
            // However the frames are cut; of all three forms of length.
            try (RawSocket socket = RawSocket.open(relay.address)) {
                byte[] hello = RawSocket.encode(
                        RawSocket.FIN | RawSocket.TEXT,
                        WireCodec.write(TestPerson.of(10).hosts(TransportFixture.BOARD))
                                .getBytes(StandardCharsets.UTF_8));
                for (byte each : hello) socket.bytes(each);
                socket.await("\"t\":\"welcome\"");
                socket.frame(RawSocket.FIN | RawSocket.PING).frame(RawSocket.FIN | RawSocket.PING, new byte[125]);
                socket.text("{\"t\":\"ping\",\"n\":1}" + " ".repeat(200)).await("\"t\":\"pong\"");
                socket.text("{\"t\":\"ping\",\"n\":1}" + " ".repeat(60_000)).await("\"t\":\"pong\"");
                socket.bytes((byte) (RawSocket.FIN | RawSocket.TEXT), (byte) 2, (byte) 'h', (byte) 'i');
                assertEquals(1002, socket.awaitClose());
            }
        }
    }
}
