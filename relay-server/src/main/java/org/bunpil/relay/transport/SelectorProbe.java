package org.bunpil.relay.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the relay's own port now and then, to see whether the selector accepts connections: it has no other sign of life while
 * nobody does anything. A connection that the system cannot make proves nothing and is not held against it. {@link #tick} on one thread at
 * a time; any thread may ask.
 */
final class SelectorProbe {
    private final ServerSocketChannel listener;
    private final LongSupplier clock;
    private volatile @Nullable SocketChannel channel;
    private volatile boolean accepted;
    private long openedMillis;
    /** When the system made the connection that has not been accepted yet; {@code Long.MAX_VALUE}: there is none. */
    private volatile long connectedMillis = Long.MAX_VALUE;

    SelectorProbe(ServerSocketChannel listener, LongSupplier clock) {
        this.listener = listener;
        this.clock = clock;
        this.openedMillis = clock.getAsLong();
    }

    /** Connects when it is time to, and notices when the system has made the connection. Never blocks. */
    void tick() {
        long now = clock.getAsLong();
        SocketChannel open = channel;
        try {
            if (open != null && connectedMillis == Long.MAX_VALUE && open.finishConnect()) connectedMillis = now;
            boolean waits = connectedMillis != Long.MAX_VALUE && !accepted;
            if (now - openedMillis >= TransportLimits.PROBE_MILLIS && !waits) connect(now);
        } catch (IOException unable) {
            close();
        }
    }

    private void connect(long now) throws IOException {
        close();
        openedMillis = now;
        SocketChannel fresh = SocketChannel.open();
        accepted = false;
        channel = fresh;
        fresh.configureBlocking(false);
        // Bound first: the selector may accept the connection before connect has returned, and must know its port then.
        fresh.bind(new InetSocketAddress(address(), 0));
        fresh.connect(new InetSocketAddress(address(), listener.socket().getLocalPort()));
    }

    /** A connection was accepted. On the selector's thread. @return whether it is this one, which serves nobody */
    boolean accepted(SocketChannel from) {
        SocketChannel own = channel;
        boolean ours = own != null
                && from.socket().getPort() == own.socket().getLocalPort()
                && from.socket().getInetAddress().equals(from.socket().getLocalAddress());
        if (ours) accepted = true;
        return ours;
    }

    /** Whether the selector has accepted the connection, or still has time to. */
    boolean isAlive() {
        long since = connectedMillis;
        return accepted || since == Long.MAX_VALUE || clock.getAsLong() - since < TransportLimits.LATE_ACCEPT_MILLIS;
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        connectedMillis = Long.MAX_VALUE;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException gone) {
            return;
        }
    }

    private InetAddress address() {
        InetAddress bound = listener.socket().getInetAddress();
        return bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    }
}
