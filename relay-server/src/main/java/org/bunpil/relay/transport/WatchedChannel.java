package org.bunpil.relay.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Metrics;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WrappedByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A socket that tells when it takes bytes: the library itself says only whether its queue is empty. With TLS or without. Whoever has a
 * frame and finds nothing waiting writes it here himself, which spares the way through the library's queue and selector; what the
 * socket does not take of it goes before everything else, so that frames are never mixed. Writing is guarded by this object.
 */
final class WatchedChannel implements WrappedByteChannel {
    private final ByteChannel channel;
    /** The same, if it speaks TLS. */
    private final @Nullable WrappedByteChannel tls;

    private final SelectionKey key;
    private final Consumer<WatchedChannel> closed;
    private final long openedMillis;
    /** Rest of a frame that was written directly; null when there is none. */
    private @Nullable ByteBuffer rest;

    private final Metrics metrics;

    WatchedChannel(
            ByteChannel channel,
            SelectionKey key,
            Consumer<WatchedChannel> closed,
            long openedMillis,
            Metrics metrics) {
        this.metrics = metrics;
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
        int taken = channel.read(to);
        if (taken > 0) metrics.count(Count.BYTES_IN, taken);
        return taken;
    }

    /** Something that was written directly has not left yet. */
    synchronized boolean hasRest() {
        return rest != null;
    }

    /**
     * Writes a whole frame past the library's queue. Only while holding this object's monitor, and while that queue and the rest are
     * empty.
     *
     * @return whether the socket took all of it; else the selector must be told that there is something to write
     */
    synchronized boolean writeDirectly(ByteBuffer frame) throws IOException {
        metrics.count(Count.BYTES_OUT, channel.write(frame));
        if (!frame.hasRemaining()) return true;
        rest = frame;
        return false;
    }

    private int writeRest(ByteBuffer waiting) throws IOException {
        int taken = channel.write(waiting);
        if (!waiting.hasRemaining()) rest = null;
        return taken;
    }

    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        ByteBuffer waiting = rest;
        int taken = waiting == null ? 0 : writeRest(waiting);
        if (rest == null) taken += channel.write(from);
        metrics.count(Count.BYTES_OUT, taken);
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
    public synchronized boolean isNeedWrite() {
        return rest != null || (tls != null && tls.isNeedWrite());
    }

    @Override
    public synchronized void writeMore() throws IOException {
        ByteBuffer waiting = rest;
        if (waiting != null) {
            int taken = writeRest(waiting);
            Connection connection = connection();
            if (connection != null && taken > 0) connection.progressed();
            if (connection != null
                    && rest == null
                    && connection.socket().outQueue.isEmpty()) connection.drained();
        }
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

    /** For who cannot do anything about a failure: it is forgotten all the same. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException gone) {
            closed.accept(this);
        }
    }

    private @Nullable Connection connection() {
        return key.attachment() instanceof WebSocketImpl socket ? socket.getAttachment() : null;
    }
}
