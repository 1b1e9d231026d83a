package org.bunpil.client.link;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.bunpil.sync.RelayLink;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RelayLink} over WebSocket. Calls come from the owner's thread and never block; the library's threads connect, read, decode and
 * write. Each call of {@link #connect} connects to the next relay of the list.
 */
public final class WebSocketLink implements RelayLink {
    /** At most this many relays of a welcome are remembered. */
    private static final int MAX_RELAYS = 32;

    private static final int ABNORMAL = 1006;

    private final List<URI> relays;
    private final Inbox<Event> inbox;
    private final KnownRelays known;
    private @Nullable LinkListener currentListener;
    private Consumer<CertificateRejection> certificateListener = rejection -> {};
    private int nextRelay;
    /** The connection that the engine knows; events of any other are ignored. */
    private @Nullable RelaySocket current;

    /** For relays with a certificate from a trusted authority or named by the address, or without encryption. */
    public WebSocketLink(List<URI> relays, Executor owner) {
        this(relays, owner, KnownRelays.NONE);
    }

    /**
     * @param relays addresses to try in turn, at least one; one that ends in {@code #} and a SHA-256 in hex names the relay's certificate
     * @param owner runs tasks on the thread that calls this link
     * @param known certificates that no trusted authority has issued
     */
    public WebSocketLink(List<URI> relays, Executor owner, KnownRelays known) {
        if (relays.isEmpty()) {
            throw new IllegalArgumentException("no relay");
        }
        this.relays = new ArrayList<>(relays);
        this.inbox = new Inbox<>(owner, this::take);
        this.known = known;
    }

    /** Sets the listener; call it before the first connect. */
    public void listener(LinkListener newReceiver) {
        currentListener = newReceiver;
    }

    /** Sets the listener for rejected certificates, called on the owner's thread; the connection also counts as failed. */
    public void onCertificateRejected(Consumer<CertificateRejection> listener) {
        certificateListener = listener;
    }

    @Override
    public void connect() {
        drop();
        URI relay = relays.get(nextRelay++ % relays.size());
        RelaySocket socket = new RelaySocket(relay, inbox, known);
        current = socket;
        socket.connect();
    }

    @Override
    public void send(ClientFrame frame) {
        if (current != null) {
            current.sendText(WireCodec.write(frame));
        }
    }

    @Override
    public int relays() {
        return relays.size();
    }

    @Override
    public void close() {
        RelaySocket socket = current;
        if (socket != null) {
            drop();
            // Reported later, like a socket's own end: an engine that closes must not be called back from inside its own call.
            Thread.ofVirtual().start(() -> inbox.put(new Event.Dropped(socket), () -> true));
        }
    }

    private void drop() {
        if (current != null) {
            current.hangUp();
            current = null;
        }
    }

    private void take(Event event) {
        LinkListener to = currentListener;
        if (to == null) {
            return;
        }
        switch (event) {
            case Event.Dropped dropped -> {
                if (current == null) {
                    to.closed(ABNORMAL);
                }
            }
            case Event.CertificateRejected(RelaySocket socket, CertificateRejection rejection) -> {
                if (socket == current) {
                    certificateListener.accept(rejection);
                }
            }
            case Event.Opened(RelaySocket socket) -> {
                if (socket == current) {
                    to.opened();
                }
            }
            case Event.Received(RelaySocket socket, RelayFrame frame) -> {
                if (socket == current) {
                    if (frame instanceof RelayFrame.Welcome welcome) {
                        learn(welcome.relays(), socket.getURI());
                    }
                    to.received(frame);
                }
            }
            case Event.Closed(RelaySocket socket, int code) -> {
                if (socket == current) {
                    current = null;
                    to.closed(code < 0 ? ABNORMAL : code);
                }
            }
        }
    }

    /** Remembers the relays that a welcome names. An encrypted connection is never followed by an unencrypted one. */
    private void learn(List<String> named, URI from) {
        for (String text : named) {
            URI uri;
            try {
                uri = URI.create(text);
            } catch (IllegalArgumentException notAnAddress) {
                continue;
            }
            boolean allowed =
                    "wss".equals(uri.getScheme()) || ("ws".equals(uri.getScheme()) && "ws".equals(from.getScheme()));
            if (allowed && uri.getHost() != null && relays.size() < MAX_RELAYS && !relays.contains(uri)) {
                relays.add(uri);
            }
        }
    }

    /** Events from the sockets to the owner. */
    sealed interface Event {
        record Opened(RelaySocket socket) implements Event {}

        record CertificateRejected(RelaySocket socket, CertificateRejection rejection) implements Event {}

        record Received(RelaySocket socket, RelayFrame frame) implements Event {}

        record Closed(RelaySocket socket, int code) implements Event {}

        /** The owner itself closed the connection. */
        record Dropped(RelaySocket socket) implements Event {}
    }
}
