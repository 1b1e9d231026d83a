package org.bunpil.relay;

import java.util.List;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.ops.Health;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.transport.WebSocketTransport;
import org.jspecify.annotations.Nullable;

/** Reports a relay's health from that of its parts. Any thread. */
final class RelayHealth implements Health {
    private final BoardLog log;
    private volatile @Nullable WebSocketTransport transport;
    private volatile @Nullable Rooms rooms;
    private volatile boolean draining;

    RelayHealth(BoardLog log) {
        this.log = log;
    }

    void serving(WebSocketTransport started, Rooms opened) {
        rooms = opened;
        transport = started;
    }

    void draining() {
        draining = true;
    }

    @Override
    public String livenessFailure() {
        WebSocketTransport here = transport;
        Rooms boards = rooms;
        if (draining || here == null || boards == null) return "";
        if (!here.isAlive()) return "It no longer accepts connections; restart it.";
        return boards.isMoving() ? "" : "Its boards no longer move; restart it.";
    }

    @Override
    public String readinessFailure() {
        if (draining) return "It is going down.";
        if (transport == null) return "It is starting.";
        if (!livenessFailure().isEmpty()) return livenessFailure();
        String failure = log.failure();
        return failure.isEmpty() ? "" : "The log is away: boards cannot be changed or opened. " + failure;
    }

    @Override
    public List<String> warnings() {
        return log.warnings();
    }
}
