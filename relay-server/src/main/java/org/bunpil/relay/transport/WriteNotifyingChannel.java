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
import org.java_websocket.enums.ReadyState;
import org.jspecify.annotations.Nullable;

/**
 * A socket that tells when it takes bytes: the library itself says only whether its queue is empty. With TLS or without. Whoever has a
 * frame and finds nothing waiting writes it here himself, which spares the way through the library's queue and selector; what the
 * socket does not take of it goes before everything else, so that frames are never mixed. Writing is guarded by this object.
 */
final class WriteNotifyingChannel implements WrappedByteChannel {
    private final ByteChannel channel;
    /** The same, if it speaks TLS. */
    private final @Nullable TlsChannel tls;
    /** What both are on. */
    private final SocketChannel socket;

    private final SelectionKey key;
    private final Consumer<WriteNotifyingChannel> closed;
    private final long openedMillis;
    /** Rest of a frame that was written directly; null when there is none. */
    private @Nullable ByteBuffer rest;
    /** Only on the selector's thread. */
    private int requestBytes;

    private boolean isWebSocket;
    /** The last word is said, and its end may be on its way. Guarded by this. */
    private boolean ending;
    /** The other side can know that nothing comes any more. */
    private volatile boolean ended;
    /** Read since then. Only on the selector's thread. */
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

    long openedMillis() {
        return openedMillis;
    }

    boolean hasConnection() {
        return connection() != null;
    }

    /** Whether somebody who showed a code or key is at the other end. */
    boolean isMember() {
        WebSocketConnection connection = connection();
        return connection != null && connection.session().isMember();
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (ended) return discard(to);
        int read = channel.read(to);
        if (read > 0) metrics.count(Counter.BYTES_IN, read);
        if (isTooMuch(read)) throw new IOException("the request is too large");
        return read;
    }

    /** Nobody looks at what comes after the last word; unread it would have the system send a reset. */
    private int discard(ByteBuffer to) throws IOException {
        int read = socket.read(to);
        to.clear();
        if (read > 0) metrics.count(Counter.BYTES_IN, read);
        discardedBytes += read;
        return read < 0 || discardedBytes > TransportLimits.LINGER_BYTES ? -1 : 0;
    }

    /** The library keeps and reads again all of a request until it is complete, however large. */
    private boolean isTooMuch(int read) {
        if (isWebSocket || read <= 0) return false;
        isWebSocket = key.attachment() instanceof WebSocketImpl socket
                && socket.getReadyState() != ReadyState.NOT_YET_CONNECTED;
        requestBytes += read;
        return !isWebSocket && requestBytes > TransportLimits.REQUEST_BYTES;
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
        if (connection != null) tell(connection, taken, free);
        return taken;
    }

    /** Not while holding the monitor: whoever is told takes locks of its own, whose owners may be about to write here. */
    private static void tell(WebSocketConnection connection, int taken, boolean free) {
        if (taken > 0) connection.progressed();
        if (free) connection.drained();
    }

    /**
     * Ends this side's direction: what was written arrives, nothing can follow, and what the other side sends is read and forgotten. On
     * the selector's thread, when nothing waits.
     *
     * @return false when the socket did not take TLS's own goodbye yet: to be called again
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
        if (connection != null) tell(connection, taken, free);
    }

    @Override
    public boolean isNeedRead() {
        return !ended && tls != null && tls.isNeedRead();
    }

    @Override
    public int readMore(ByteBuffer to) throws IOException {
        if (ended || tls == null) return 0;
        int read = tls.readMore(to);
        return isTooMuch(read) ? -1 : read;
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

    private @Nullable WebSocketConnection connection() {
        return key.attachment() instanceof WebSocketImpl socket ? socket.getAttachment() : null;
    }
}
