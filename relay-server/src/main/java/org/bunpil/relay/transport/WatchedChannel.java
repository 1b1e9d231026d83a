package org.bunpil.relay.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.jspecify.annotations.Nullable;

/** A socket that tells when it takes bytes: the library itself says only whether its queue is empty. */
final class WatchedChannel implements ByteChannel {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Consumer<WatchedChannel> closed;
    private final long openedMillis;

    WatchedChannel(SocketChannel channel, SelectionKey key, Consumer<WatchedChannel> closed, long openedMillis) {
        this.channel = channel;
        this.key = key;
        this.closed = closed;
        this.openedMillis = openedMillis;
    }

    long openedMillis() {
        return openedMillis;
    }

    boolean hasConnection() {
        return connection() != null;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return channel.read(to);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int taken = channel.write(from);
        Connection connection = connection();
        if (connection == null) return taken;
        if (taken > 0) connection.progressed();
        // The buffer that was just written is still the head of the queue.
        if (!from.hasRemaining() && connection.socket().outQueue.size() <= 1) connection.drained();
        return taken;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        closed.accept(this);
        channel.close();
    }

    private @Nullable Connection connection() {
        return key.attachment() instanceof WebSocketImpl socket ? socket.getAttachment() : null;
    }
}
