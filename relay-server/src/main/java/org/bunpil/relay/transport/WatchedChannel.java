package org.bunpil.relay.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WrappedByteChannel;
import org.jspecify.annotations.Nullable;

/** A socket that tells when it takes bytes: the library itself says only whether its queue is empty. With TLS or without. */
final class WatchedChannel implements WrappedByteChannel {
    private final ByteChannel channel;
    /** The same, if it speaks TLS. */
    private final @Nullable WrappedByteChannel tls;

    private final SelectionKey key;
    private final Consumer<WatchedChannel> closed;
    private final long openedMillis;

    WatchedChannel(ByteChannel channel, SelectionKey key, Consumer<WatchedChannel> closed, long openedMillis) {
        this.channel = channel;
        this.tls = channel instanceof WrappedByteChannel wrapped ? wrapped : null;
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

    @Override
    public boolean isNeedWrite() {
        return tls != null && tls.isNeedWrite();
    }

    @Override
    public void writeMore() throws IOException {
        if (tls != null) tls.writeMore();
    }

    @Override
    public boolean isNeedRead() {
        return tls != null && tls.isNeedRead();
    }

    @Override
    public int readMore(ByteBuffer to) throws IOException {
        return tls == null ? 0 : tls.readMore(to);
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    private @Nullable Connection connection() {
        return key.attachment() instanceof WebSocketImpl socket ? socket.getAttachment() : null;
    }
}
