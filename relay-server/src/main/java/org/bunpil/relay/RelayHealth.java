package org.bunpil.relay;

import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.ops.Health;
import org.bunpil.relay.transport.WebSocketTransport;
import org.jspecify.annotations.Nullable;

/** Reports a relay's health from that of its parts. Any thread. */
final class RelayHealth implements Health {
    private final BoardLog log;
    private volatile @Nullable WebSocketTransport transport;
    private volatile boolean draining;

    RelayHealth(BoardLog log) {
        this.log = log;
    }

    void serving(WebSocketTransport started) {
        transport = started;
    }

    void draining() {
        draining = true;
    }

    @Override
    public String livenessFailure() {
        WebSocketTransport here = transport;
        return here == null || here.isAlive() ? "" : "It no longer accepts connections; restart it.";
    }

    @Override
    public String readinessFailure() {
        if (draining) return "It is going down.";
        if (transport == null) return "It is starting.";
        if (!livenessFailure().isEmpty()) return livenessFailure();
        return log.isAvailable() ? "" : "The log is away: boards cannot be changed or opened.";
    }
}
