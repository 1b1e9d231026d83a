package org.bunpil.relay.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.session.FrameChannel;
import org.bunpil.relay.session.Session;
import org.bunpil.relay.tls.ReloadableCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts WebSockets and creates a session for each. Any thread. */
public final class WebSocketTransport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);

    private final ServerSocketChannel listener;
    private final RelayWebSocketServer server;
    private final SocketFactory factory;
    private final SelectorProbe probe;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("transport-timer").daemon().factory());
    private volatile boolean closing;
    private boolean lossReported;
    private volatile long tickedNanos = System.nanoTime();

    private WebSocketTransport(
            ServerSocketChannel listener, RelayWebSocketServer server, SocketFactory factory, SelectorProbe probe) {
        this.probe = probe;
        this.listener = listener;
        this.server = server;
        this.factory = factory;
    }

    /**
     * Binds a port. Incoming connections wait until {@link #start}.
     *
     * @throws IOException when it cannot listen on the address
     */
    public static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, TransportLimits.PENDING_CONNECTIONS);
        } catch (IOException | RuntimeException refused) {
            listener.close();
            throw refused;
        }
        return listener;
    }

    /**
     * Starts to accept connections.
     *
     * @param listener from {@link #bind}, closed with the transport
     * @param allowedOrigins origins of web pages that may connect; clients without an origin always may
     * @param certificate the relay's certificate; null: connections are not encrypted
     * @param clock monotonic, in milliseconds
     */
    public static WebSocketTransport start(
            ServerSocketChannel listener,
            Set<String> allowedOrigins,
            @Nullable ReloadableCertificate certificate,
            Function<FrameChannel, Session> sessions,
            LongSupplier clock,
            Metrics metrics) {
        RelayWebSocketServer server = new RelayWebSocketServer(listener, allowedOrigins, sessions, clock, metrics);
        SelectorProbe probe = new SelectorProbe(listener, clock);
        SocketFactory factory = new SocketFactory(
                clock, metrics, maxConnections(), certificate == null ? null : certificate::engine, probe);
        server.setWebSocketFactory(factory);
        WebSocketTransport transport = new WebSocketTransport(listener, server, factory, probe);
        try {
            server.launch();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        transport.every(TransportLimits.STALL_CHECK_MILLIS, server::wakeStalledWriters);
        transport.every(TransportLimits.TICK_MILLIS, transport::tick);
        if (certificate != null) transport.refresh(certificate);
        return transport;
    }

    /** Runs a task repeatedly. Catches its exceptions, because a task that throws would not be called again. */
    private void every(long millis, Runnable task) {
        Future<?> _ = timer.scheduleWithFixedDelay(
                () -> RelayWebSocketServer.guard(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** On a thread of its own: files may be on a disk, or elsewhere, that does not answer. */
    private void refresh(ReloadableCertificate certificate) {
        Thread.ofPlatform().name("certificate").daemon().start(() -> {
            try {
                while (true) {
                    Thread.sleep(TransportLimits.CERTIFICATE_MILLIS);
                    if (closing) return;
                    RelayWebSocketServer.guard(certificate::refresh);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The port that it listens on. */
    public int port() {
        return listener.socket().getLocalPort();
    }

    /** The number of open connections. */
    public int connections() {
        return server.connections().size();
    }

    Set<WebSocketConnection> all() {
        return server.connections();
    }

    /** Accepts no new connections, sends goodbye to all and waits at most 3 s until they are closed. */
    public void drain() {
        closing = true;
        try {
            listener.close();
            List<WebSocketConnection> all = List.copyOf(server.connections());
            for (WebSocketConnection connection : all) connection.session().drain(all.size());
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TransportLimits.DRAIN_MILLIS);
            while (connections() > 0 && System.nanoTime() < end) Thread.sleep(TransportLimits.STALL_CHECK_MILLIS);
        } catch (IOException failed) {
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("listener-close-failed");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        timer.shutdownNow();
        try {
            server.stop((int) TransportLimits.STOP_MILLIS);
            listener.close();
            probe.close();
            factory.close();
            factory.closeAll();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("listener-close-failed");
        }
    }

    /** Whether it can accept connections, and its threads have moved lately. */
    public boolean isAlive() {
        boolean ticks = System.nanoTime() - tickedNanos < TransportLimits.LATE_TICK_NANOS;
        return closing || (listener.isOpen() && !server.hasEnded() && ticks && probe.isAlive());
    }

    private void tick() {
        tickedNanos = System.nanoTime();
        for (WebSocketConnection connection : server.connections()) RelayWebSocketServer.guard(connection::tick);
        factory.closeLate();
        if (!closing && listener.isOpen()) probe.tick();
        if (!closing && !listener.isOpen() && !lossReported) {
            lossReported = true;
            LOG.atError()
                    .addKeyValue("hint", "no file descriptors left? restart the relay")
                    .log("listener-lost");
        }
    }

    private static int maxConnections() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long spare = unix.getMaxFileDescriptorCount() - TransportLimits.SPARE_DESCRIPTORS;
            return Math.clamp(spare, 16, TransportLimits.MAX_CONNECTIONS);
        }
        return TransportLimits.MAX_CONNECTIONS;
    }
}
