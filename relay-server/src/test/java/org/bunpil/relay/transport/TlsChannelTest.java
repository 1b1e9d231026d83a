package org.bunpil.relay.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.tls.ReloadableCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handshake that has to wait until the relay has time for it. */
class TlsChannelTest {
    private static final int RECORD_BYTES = 17 << 10;

    @TempDir
    Path data;

    private final AtomicLong clock = new AtomicLong(1_000);
    /** What the relay has not had time for yet. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private Selector selector;
    private SocketChannel client;
    private SocketChannel accepted;
    private SSLEngine engine;
    private TlsChannel channel;
    private WriteNotifyingChannel watched;

    @BeforeEach
    void connect() throws IOException, GeneralSecurityException {
        selector = Selector.open();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = SocketChannel.open(listener.getLocalAddress());
            accepted = listener.accept();
        }
        accepted.configureBlocking(false);
        SelectionKey key = accepted.register(selector, SelectionKey.OP_READ);
        engine = ReloadableCertificate.own(data, new SecureRandom()).engine();
        channel = new TlsChannel(accepted, key, engine, new BufferPool(RECORD_BYTES, 4), waiting::add, clock::get);
        watched = new WriteNotifyingChannel(channel, key, gone -> {}, clock.get(), new Metrics());
        sendClientHello();
        selector.select();
        assertEquals(0, channel.read(ByteBuffer.allocate(RECORD_BYTES)));
        assertEquals(1, waiting.size());
    }

    private void sendClientHello() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, null, null);
        SSLEngine hello = context.createSSLEngine();
        hello.setUseClientMode(true);
        ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
        var _ = hello.wrap(ByteBuffer.allocate(0), record);
        client.write(record.flip());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        selector.close();
    }

    /** A crowd of clients must not be closed because the relay is slow with their handshakes. */
    @Test
    void theTimeThatTheRelayTakesIsNotTheClients() {
        clock.addAndGet(60_000);
        assertEquals(0, watched.handshakeMillis(clock.get()));
        waiting.remove().run();
        clock.addAndGet(400);
        assertEquals(400, watched.handshakeMillis(clock.get()));
    }

    @Test
    void nothingIsComputedForAClientThatHasLeft() throws IOException {
        client.close();
        selector.select(1);
        waiting.remove().run();
        assertEquals(HandshakeStatus.NEED_TASK, engine.getHandshakeStatus());
        assertFalse(channel.isNeedWrite());
        assertEquals(-1, channel.read(ByteBuffer.allocate(RECORD_BYTES)));
        assertTrue(waiting.isEmpty());
    }
}
