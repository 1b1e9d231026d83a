package org.bunpil.relay.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Metrics;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WrappedByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A socket, with TLS or without, that notifies when it takes bytes; the library reports only whether its queue is empty. When nothing is
 * waiting, a frame can be written here directly, without the library's queue and selector. Bytes of it that the socket does not take are
 * written before everything else, so that frames are never mixed. Writing is guarded by this object.
 */
final class WriteNotifyingChannel implements WrappedByteChannel {
    private final ByteChannel channel;
    /** The same channel if it is encrypted; otherwise null. */
    private final @Nullable TlsChannel tls;
    /** The underlying socket. */
    private final SocketChannel socket;

    private final SelectionKey key;
    private final Consumer<WriteNotifyingChannel> closed;
    private final long openedMillis;
    /** The rest of a frame that was written directly; null when there is none. */
    private @Nullable ByteBuffer rest;
    /** On the selector's thread only. */
    private int requestBytes;

    /** Whether the request was answered. On the selector's thread only. */
    private boolean answered;

    /** Whether this side's direction is being ended. Guarded by this. */
    private boolean ending;
    /** Whether this side's direction has been ended. */
    private volatile boolean ended;
    /** Bytes read since then. On the selector's thread only. */
    private long discardedBytes;

    private final Metrics metrics;

    WriteNotifyingChannel(
            ByteChannel channel,
            SelectionKey key,
            Consumer<WriteNotifyingChannel> closed,
            long openedMillis,
            Metrics metrics) {
        this.metrics = metrics;
        this.channel = channel;
        this.tls = channel instanceof TlsChannel encrypted ? encrypted : null;
        this.socket = (SocketChannel) key.channel();
        this.key = key;
        this.closed = closed;
        this.openedMillis = openedMillis;
    }

    /** How long the client has had for its handshakes, without the time that it waited for the relay to compute its own part. */
    long handshakeMillis(long now) {
        return now - openedMillis - (tls == null ? 0 : tls.computedMillis());
    }

    boolean hasConnection() {
        return connection() != null;
    }

    /** Whether the client has joined a board. */
    boolean isMember() {
        WebSocketConnection connection = connection();
        return connection != null && connection.session().isMember();
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return SelectorGuard.guard(() -> readSome(to));
    }

    private int readSome(ByteBuffer to) throws IOException {
        if (ended) return discard(to);
        int read = channel.read(to);
        if (read > 0) metrics.count(Counter.BYTES_IN, read);
        if (isTooMuch(read)) throw new IOException("the request is too large");
        return read;
    }

    /** Reads and discards. Bytes that stay unread would make the system send a reset. */
    private int discard(ByteBuffer to) throws IOException {
        int read = socket.read(to);
        to.clear();
        if (read > 0) metrics.count(Counter.BYTES_IN, read);
        discardedBytes += read;
        return read < 0 || discardedBytes > TransportLimits.LINGER_BYTES ? -1 : 0;
    }

    /** Whether the HTTP request is too large. The library has no limit, and parses the whole request again until it is complete. */
    private boolean isTooMuch(int read) {
        if (answered || read <= 0) return false;
        requestBytes += read;
        return requestBytes > TransportLimits.REQUEST_BYTES;
    }

    /** Whether part of a frame that was written directly is still waiting. */
    synchronized boolean hasRest() {
        return rest != null;
    }

    /**
     * Writes a whole frame without the library's queue. Only while holding this object's monitor, and while that queue and the rest are
     * empty.
     *
     * @return whether the socket took all of it; otherwise the selector must be told that there is something to write
     */
    synchronized boolean writeDirectly(ByteBuffer frame) throws IOException {
        if (ending) return true;
        metrics.count(Counter.BYTES_OUT, channel.write(frame));
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
    public int write(ByteBuffer from) throws IOException {
        return SelectorGuard.guard(() -> writeSome(from));
    }

    private int writeSome(ByteBuffer from) throws IOException {
        // The library's first words are its answer. Its own state says so only later.
        answered = true;
        WebSocketConnection connection = connection();
        int taken;
        boolean free;
        synchronized (this) {
            ByteBuffer waiting = rest;
            taken = waiting == null ? 0 : writeRest(waiting);
            if (ending) from.position(from.limit());
            else if (rest == null) taken += channel.write(from);
            metrics.count(Counter.BYTES_OUT, taken);
            // The buffer that was just written is still the head of the queue.
            free = !from.hasRemaining()
                    && connection != null
                    && connection.socket().outQueue.size() <= 1;
        }
        if (connection != null) notifyWritten(connection, taken, free);
        return taken;
    }

    /**
     * Notifies the connection. Must not be called while holding the monitor: the connection takes other locks, whose owners may be about to
     * write here.
     */
    private static void notifyWritten(WebSocketConnection connection, int taken, boolean free) {
        if (taken > 0) connection.progressed();
        if (free) connection.drained();
    }

    /**
     * Ends this side's direction: what was written still arrives, nothing can follow, and what the other side sends is discarded. On the
     * selector's thread, when nothing is waiting.
     *
     * @return false when the socket did not take TLS's close_notify yet; then call again
     */
    synchronized boolean end() throws IOException {
        ending = true;
        if (tls != null && !tls.end()) return false;
        socket.shutdownOutput();
        ended = true;
        return true;
    }

    boolean hasEnded() {
        return ended;
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
        return !ended && (rest != null || (tls != null && tls.isNeedWrite()));
    }

    @Override
    public void writeMore() throws IOException {
        int _ = SelectorGuard.guard(this::writeWaiting);
    }

    private int writeWaiting() throws IOException {
        WebSocketConnection connection = connection();
        int taken = 0;
        boolean free = false;
        synchronized (this) {
            ByteBuffer waiting = rest;
            if (waiting != null) {
                taken = writeRest(waiting);
                free = rest == null
                        && connection != null
                        && connection.socket().outQueue.isEmpty();
            }
            if (tls != null) tls.writeMore();
        }
        if (connection != null) notifyWritten(connection, taken, free);
        return taken;
    }

    @Override
    public boolean isNeedRead() {
        return !ended && tls != null && tls.isNeedRead();
    }

    @Override
    public int readMore(ByteBuffer to) throws IOException {
        TlsChannel encrypted = tls;
        if (ended || encrypted == null) return 0;
        int read = SelectorGuard.guard(() -> encrypted.readMore(to));
        return isTooMuch(read) ? -1 : read;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    /** Closes for callers that cannot handle a failure; the channel is removed in any case. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException gone) {
            closed.accept(this);
        }
    }

    private @Nullable WebSocketConnection connection() {
        return key.attachment() instanceof WebSocketImpl socket ? socket.getAttachment() : null;
    }
}
