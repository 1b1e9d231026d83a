package org.bunpil.sync;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bunpil.board.BoardView;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of the protocol: confirmed board + pending batches = view. Own ops show in the view at once and are kept until
 * the log has them. Not thread-safe: every call on one thread (the app: the FX thread).
 */
public final class SyncEngine {
    /** @param dice for jitter only */
    public SyncEngine(Profile profile, Link link, Clock clock, RandomGenerator dice, Observer observer) {}

    /** Begins to connect. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /** Leaves for good. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** What to show: the confirmed board with own pending ops on it. Stays the same object. */
    public BoardView view() {
        throw new UnsupportedOperationException();
    }

    /** A new element or page id with this client's prefix. */
    public String newId() {
        throw new UnsupportedOperationException();
    }

    /** Own participant number, 0 before the first welcome. */
    public int you() {
        throw new UnsupportedOperationException();
    }

    /** The board's id once known. */
    public @Nullable String board() {
        throw new UnsupportedOperationException();
    }

    public Status status() {
        throw new UnsupportedOperationException();
    }

    /**
     * Own ops: in the view when this returns, sent within 16 ms, with others of the same time in one batch.
     *
     * @param urgent sends at once (first sample, pen-up)
     */
    public void submit(List<Op> ops, boolean urgent) {
        throw new UnsupportedOperationException();
    }

    /** Own presence; the latest is sent at the allowed rate. */
    public void present(Presence presence) {
        throw new UnsupportedOperationException();
    }

    /** Does what is due: sends, pings, reconnects. Call it every pulse, at least every 50 ms. */
    public void tick() {
        throw new UnsupportedOperationException();
    }

    /** The link is open. */
    public void opened() {
        throw new UnsupportedOperationException();
    }

    /** The link is down, or could not be opened. @param code WebSocket close code, 1006 if there was none */
    public void closed(int code) {
        throw new UnsupportedOperationException();
    }

    /** A frame arrived. */
    public void received(RelayFrame frame) {
        throw new UnsupportedOperationException();
    }
}
