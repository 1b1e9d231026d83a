package org.bunpil.client.link;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.client.link.WebSocketLink.Event;
import org.bunpil.model.Limits;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: decodes frames on its read thread and puts them into the inbox. Used once. */
final class RelaySocket extends WebSocketClient {
    private static final Logger LOG = LoggerFactory.getLogger(RelaySocket.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    /** How long a relay may take to answer our close before the socket is closed without it. */
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;

    private final Inbox<Event> inbox;
    private volatile boolean wanted = true;

    RelaySocket(URI relay, Inbox<Event> inbox, KnownRelays known) {
        super(relay, new Draft_6455(List.of(), Limits.FRAME_BYTES), Map.of(), CONNECT_TIMEOUT_MILLIS);
        this.inbox = inbox;
        if ("wss".equals(relay.getScheme())) {
            setSocketFactory(
                    new RelayTrust(relay, known, rejection -> put(new Event.CertificateRejected(this, rejection))).sockets());
        }
        setTcpNoDelay(true);
        setDaemon(true);
        // The engine sends pings itself, as messages of the protocol.
        setConnectionLostTimeout(0);
    }

    /** Queues a text frame; dropped if the connection is not open. */
    void sendText(String text) {
        try {
            send(text);
        } catch (WebsocketNotConnectedException goingDown) {
            LOG.debug("frame dropped, connection is down");
        }
    }

    /**
     * Closes the connection, and the socket if the relay does not answer in time; no further events of this connection are reported.
     * Returns at once.
     */
    void hangUp() {
        wanted = false;
        close();
        CompletableFuture.delayedExecutor(CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> closeConnection(CloseFrame.NORMAL, ""));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        put(new Event.Opened(this));
    }

    @Override
    public void onMessage(String text) {
        try {
            switch (WireCodec.readRelay(text)) {
                case Parsed.Good<RelayFrame>(RelayFrame frame) -> put(new Event.Received(this, frame));
                case Parsed.Bad<RelayFrame> bad -> {
                    LOG.warn("relay sent what cannot be read: {} {}", bad.code().text(), bad.detail());
                    close(CloseFrame.PROTOCOL_ERROR);
                }
            }
        } catch (Throwable broken) {
            // After any exception here, the library would end its read thread and leave the connection half open.
            LOG.error("reading a frame failed", broken);
            close(CloseFrame.UNEXPECTED_CONDITION);
        }
    }

    @Override
    public void onMessage(ByteBuffer binary) {
        close(CloseFrame.REFUSE);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        put(new Event.Closed(this, code));
    }

    @Override
    public void onError(Exception error) {
        LOG.debug("connection: {}", String.valueOf(error.getMessage()));
    }

    private void put(Event event) {
        if (wanted) {
            inbox.put(event, () -> wanted);
        }
    }
}
