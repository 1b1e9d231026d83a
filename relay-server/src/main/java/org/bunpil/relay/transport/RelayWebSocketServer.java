package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.session.CloseCodes;
import org.bunpil.relay.session.FrameChannel;
import org.bunpil.relay.session.Session;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's callbacks. None may block, because that would stop all connections. None may throw, because that would end the whole
 * server; so all exceptions and errors are caught here.
 */
final class RelayWebSocketServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(RelayWebSocketServer.class);
    private static final String PATH = "/v1";

    private final Set<String> allowedOrigins;
    private final Function<FrameChannel, Session> sessions;
    private final LongSupplier clock;
    private final TextFrameCache frames = new TextFrameCache();
    /** Connections with frames that the socket may not have taken yet. */
    private final Set<WebSocketConnection> waiting = ConcurrentHashMap.newKeySet();

    private final Metrics metrics;
    private final Set<WebSocketConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean ended;

    RelayWebSocketServer(
            ServerSocketChannel listener,
            Set<String> allowedOrigins,
            Function<FrameChannel, Session> sessions,
            LongSupplier clock,
            Metrics metrics) {
        super(listener);
        this.allowedOrigins = Set.copyOf(allowedOrigins);
        this.sessions = sessions;
        this.clock = clock;
        this.metrics = metrics;
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
        // Sessions detect lost connections themselves.
        setConnectionLostTimeout(0);
    }

    Set<WebSocketConnection> connections() {
        return connections;
    }

    /** Checks path and origin before the WebSocket is established; refuses with an HTTP error. */
    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        String path = request.getResourceDescriptor();
        int query = path.indexOf('?');
        if (!(query < 0 ? path : path.substring(0, query)).equals(PATH)) {
            throw new InvalidDataException(CloseFrame.REFUSE, "no such path");
        }
        if (request.hasFieldValue("Origin") && !allowedOrigins.contains(request.getFieldValue("Origin"))) {
            throw new InvalidDataException(CloseFrame.REFUSE, "origin not allowed");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        guard(() -> {
            WebSocketConnection connection =
                    new WebSocketConnection((WebSocketImpl) socket, frames, waiting::add, sessions, clock, metrics);
            socket.setAttachment(connection);
            connections.add(connection);
            // The library has queued its response to the request, which must be written.
            waiting.add(connection);
            metrics.count(Counter.CONNECTIONS);
        });
        if (socket.getAttachment() == null) guard(() -> socket.close(CloseCodes.TRY_LATER));
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        guard(() -> {
            WebSocketConnection connection = socket.getAttachment();
            if (connection != null) connection.session().text(text);
        });
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer bytes) {
        guard(() -> {
            WebSocketConnection connection = socket.getAttachment();
            if (connection != null) connection.session().binary();
        });
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata frame) {
        // A client that sends pings without reading the pongs gets no more of them.
        if (((WebSocketImpl) socket).outQueue.size() < TransportLimits.ANSWERS) super.onWebsocketPing(socket, frame);
        heard(socket);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata frame) {
        super.onWebsocketPong(socket, frame);
        heard(socket);
    }

    private void heard(WebSocket socket) {
        guard(() -> {
            WebSocketConnection connection = socket.getAttachment();
            if (connection != null) connection.session().heard();
        });
    }

    @Override
    public void onClosing(WebSocket socket, int code, @Nullable String reason, boolean remote) {
        guard(() -> {
            WebSocketConnection connection = socket.getAttachment();
            if (connection != null) connection.closing();
        });
    }

    @Override
    public void onClose(WebSocket socket, int code, @Nullable String reason, boolean remote) {
        guard(() -> {
            WebSocketConnection connection = socket.getAttachment();
            if (connection != null && connections.remove(connection)) connection.over();
        });
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception failure) {
        // Errors of single connections are not logged: they could fill the disk.
        if (socket == null) LOG.atError().addKeyValue("reason", failure).log("socket-error");
        else metrics.count(Counter.CONNECTIONS_FAILED);
    }

    /**
     * The library may lose its interest in writing: a new frame can arrive between finding the queue empty and telling the selector.
     * Requests writing again for connections that wait although the socket is free.
     */
    void wakeStalledWriters() {
        for (WebSocketConnection connection : List.copyOf(waiting)) {
            // Removed first and then checked, because a new frame adds it again meanwhile.
            waiting.remove(connection);
            if (!connection.hasWaiting() || connection.socket().isClosed()) continue;
            waiting.add(connection);
            if (connection.isStuck()) connection.demandWrite();
        }
    }

    /** The selector's thread. */
    @Override
    public void run() {
        try {
            super.run();
        } finally {
            ended = true;
        }
    }

    /** Whether the selector's thread has ended. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    /** Starts the server and waits until its selector runs, because the library cannot be stopped properly before. */
    void launch() throws InterruptedException {
        start();
        if (!started.await(TransportLimits.START_MILLIS, TimeUnit.MILLISECONDS)) LOG.error("selector-not-started");
    }

    /** Runs a callback and catches everything that it throws, including OutOfMemoryError and StackOverflowError. */
    static void guard(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable bug) {
            LOG.error("callback-failed", bug);
        }
    }
}
