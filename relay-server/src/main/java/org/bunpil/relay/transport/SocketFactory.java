package org.bunpil.relay.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Metrics;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Creates sockets with the relay's limits: frame size, send buffer, number. If there are too many, the oldest that has not joined is
 * closed.
 */
final class SocketFactory implements WebSocketServerFactory {
    private static final int HANDSHAKE_THREADS =
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final LongSupplier clock;
    private final Metrics metrics;
    private final int maxConnections;
    private final @Nullable Supplier<SSLEngine> tls;
    private final SelectorProbe probe;
    private final BufferPool buffers =
            new BufferPool(TransportLimits.TLS_RECORD_BYTES, TransportLimits.TLS_SPARE_BUFFERS);
    /** Runs TLS handshakes, which cost a thousand times as much as a frame: not on the selector's thread and not on all cores. */
    private final ThreadPoolExecutor handshakes = new ThreadPoolExecutor(
            HANDSHAKE_THREADS,
            HANDSHAKE_THREADS,
            TransportLimits.HANDSHAKE_MILLIS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("tls-handshake-", 0).daemon().factory());

    private final Set<WriteNotifyingChannel> channels = ConcurrentHashMap.newKeySet();
    /** Connections in the order in which they were opened; some may have joined since. */
    private final Queue<WriteNotifyingChannel> newcomers = new ConcurrentLinkedQueue<>();
    /** Connections on which the relay has ended its direction. */
    private final Queue<WriteNotifyingChannel> lingering = new ConcurrentLinkedQueue<>();

    private final Consumer<WriteNotifyingChannel> onLinger = lingering::add;

    /** @param tls creates an engine for each connection; null: not encrypted */
    SocketFactory(
            LongSupplier clock,
            Metrics metrics,
            int maxConnections,
            @Nullable Supplier<SSLEngine> tls,
            SelectorProbe probe) {
        this.probe = probe;
        this.clock = clock;
        this.metrics = metrics;
        this.maxConnections = maxConnections;
        this.tls = tls;
        handshakes.allowCoreThreadTimeOut(true);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
        return createWebSocket(adapter, List.of(draft));
    }

    /**
     * Offers only {@link BoundedDraft}, because the library's default draft accepts frames of any size. No compression: it broke shared
     * frames.
     */
    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> ignored) {
        return new LingeringSocket(adapter, new BoundedDraft(clock), onLinger);
    }

    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
        return SelectorGuard.guard(() -> watched(channel, key));
    }

    private WriteNotifyingChannel watched(SocketChannel channel, SelectionKey key) throws IOException {
        if (probe.accepted(channel)) throw new IOException("the relay's own connection");
        if (channels.size() >= maxConnections && !makeRoom()) {
            metrics.count(Counter.CONNECTIONS_REFUSED);
            throw new IOException("too many connections");
        }
        channel.setOption(StandardSocketOptions.SO_SNDBUF, TransportLimits.SEND_BUFFER_BYTES);
        ByteChannel transport =
                tls == null ? channel : new TlsChannel(channel, key, tls.get(), buffers, handshakes, clock);
        WriteNotifyingChannel watched =
                new WriteNotifyingChannel(transport, key, channels::remove, clock.getAsLong(), metrics);
        channels.add(watched);
        newcomers.add(watched);
        return watched;
    }

    /**
     * Closes the oldest connection that waits only for the other side's end, or else the oldest that has not joined a board. A client with
     * a code needs only a moment to join; one that connects a thousand times without a code only takes room from itself.
     */
    private boolean makeRoom() throws IOException {
        for (WriteNotifyingChannel oldest = lingering.poll(); oldest != null; oldest = lingering.poll()) {
            if (!oldest.isOpen()) continue;
            oldest.close();
            return true;
        }
        for (WriteNotifyingChannel oldest = newcomers.poll(); oldest != null; oldest = newcomers.poll()) {
            if (!oldest.isOpen() || oldest.isMember()) continue;
            metrics.count(Counter.CONNECTIONS_CROWDED_OUT);
            oldest.close();
            return true;
        }
        return false;
    }

    /** Closes connections that did not finish their handshake in time. What the relay itself takes for it does not count. */
    void closeLate() {
        long now = clock.getAsLong();
        newcomers.removeIf(channel -> !channel.isOpen() || channel.isMember());
        lingering.removeIf(channel -> !channel.isOpen());
        for (WriteNotifyingChannel channel : channels) {
            boolean late = channel.handshakeMillis(now) >= TransportLimits.HANDSHAKE_MILLIS && !channel.hasConnection();
            if (late || !channel.isOpen()) channel.closeQuietly();
        }
    }

    @Override
    public void close() {
        handshakes.shutdown();
    }

    /** Closes all connections, because nothing will handle them any more. */
    void closeAll() {
        channels.forEach(WriteNotifyingChannel::closeQuietly);
    }
}
