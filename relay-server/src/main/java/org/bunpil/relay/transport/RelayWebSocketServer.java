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
 * The library's callbacks. None may block, or every connection stands still; none may throw, or the whole server goes down: what a
 * callback throws is caught here, errors too.
 */
final class RelayWebSocketServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(RelayWebSocketServer.class);
    private static final String PATH = "/v1";

    private final Set<String> allowedOrigins;
    private final Function<FrameChannel, Session> sessions;
    private final LongSupplier clock;
    private final TextFrameCache frames = new TextFrameCache();
    /** Those with something that the socket may not have taken yet. */
    private final Set<WebSocketConnection> waiting = ConcurrentHashMap.newKeySet();

    private final Metrics metrics;
    private final Set<WebSocketConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch started = new CountDownLatch(1);

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
        // Sessions do that themselves, by what they hear.
        setConnectionLostTimeout(0);
    }

    Set<WebSocketConnection> connections() {
        return connections;
    }

    /** The path and the origin are checked before there is a WebSocket; who fails gets an HTTP error. */
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
            // For the answer to the request, which the library has put in its queue by itself.
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
        // Whoever asks without reading the answers has enough of them waiting.
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
        // What one connection does wrong is its own affair, and must not fill the disk with lines.
        if (socket == null) LOG.atError().addKeyValue("reason", failure).log("socket-error");
        else metrics.count(Counter.CONNECTIONS_FAILED);
    }

    /**
     * The library may forget that it wants to write: between finding its queue empty and saying so to the selector, a new frame can
     * come in. Whoever waits for no reason is asked for again.
     */
    void wakeStalledWriters() {
        for (WebSocketConnection connection : List.copyOf(waiting)) {
            // First out, then looked at: what comes in meanwhile puts it back.
            waiting.remove(connection);
            if (!connection.hasWaiting() || connection.socket().isClosed()) continue;
            waiting.add(connection);
            if (connection.isStuck()) connection.demandWrite();
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    /** Starts and waits until the selector runs: the library cannot be stopped properly before. */
    void launch() throws InterruptedException {
        start();
        if (!started.await(TransportLimits.START_MILLIS, TimeUnit.MILLISECONDS)) LOG.error("selector-not-started");
    }

    /** Nothing that a callback throws may reach the library, memory and stack running out included. */
    static void guard(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable bug) {
            LOG.error("callback-failed", bug);
        }
    }
}
