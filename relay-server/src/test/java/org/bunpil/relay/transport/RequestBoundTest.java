package org.bunpil.relay.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.bunpil.relay.ops.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much may arrive before the request for a WebSocket is answered, and after it. */
class RequestBoundTest {
    private static final int BYTES = TransportLimits.REQUEST_BYTES + 1;

    private Selector selector;
    private SocketChannel client;
    private SocketChannel accepted;
    private WriteNotifyingChannel watched;

    @BeforeEach
    void connect() throws IOException {
        selector = Selector.open();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = SocketChannel.open(listener.getLocalAddress());
            accepted = listener.accept();
        }
        accepted.configureBlocking(false);
        SelectionKey key = accepted.register(selector, SelectionKey.OP_READ);
        watched = new WriteNotifyingChannel(accepted, key, gone -> {}, 0, new Metrics());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        accepted.close();
        selector.close();
    }

    private int readAll() throws IOException {
        ByteBuffer to = ByteBuffer.allocate(BYTES);
        int read = 0;
        while (read < BYTES) {
            selector.select();
            selector.selectedKeys().clear();
            read += watched.read(to.clear());
        }
        return read;
    }

    @Test
    void anEndlessRequestIsRefused() throws IOException {
        client.write(ByteBuffer.allocate(BYTES));
        assertThrows(IOException.class, this::readAll);
    }

    /** The library says that the WebSocket is open some time after the answer is on its way. A client may be faster than that. */
    @Test
    void whatFollowsTheAnswerAtOnceIsNoRequest() throws IOException {
        watched.write(ByteBuffer.allocate(100));
        client.write(ByteBuffer.allocate(BYTES));
        assertEquals(BYTES, readAll());
    }
}
