package org.bunpil.relay.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.Timer;
import org.bunpil.relay.session.CloseCodes;
import org.bunpil.relay.session.FrameChannel;
import org.bunpil.relay.session.Session;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/** An open WebSocket and its session. Adds a limit and notifications to the library's out queue, which has neither. */
final class WebSocketConnection implements FrameChannel {
    private static final int IDLE = 0;
    private static final int BUSY = 1;
    /** Busy, and the session must be notified when the socket is free. */
    private static final int AWAITED = 2;

    private final WebSocketImpl socket;
    private final WriteNotifyingChannel channel;
    private final TextFrameCache frames;
    private final Consumer<WebSocketConnection> waiting;
    private final LongSupplier clock;
    private final Metrics metrics;
    private final Session session;
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private volatile long progressMillis;
    private volatile long closingMillis = Long.MAX_VALUE;
    private final AtomicBoolean over = new AtomicBoolean();
    private boolean waitedBefore;
    /** Written before {@link #state}, read after it. */
    private long sentNanos;

    /** @param waiting notified when something has to wait for the socket */
    WebSocketConnection(
            WebSocketImpl socket,
            TextFrameCache frames,
            Consumer<WebSocketConnection> waiting,
            Function<FrameChannel, Session> sessions,
            LongSupplier clock,
            Metrics metrics) {
        this.metrics = metrics;
        this.socket = socket;
        this.channel = (WriteNotifyingChannel) socket.getChannel();
        this.frames = frames;
        this.waiting = waiting;
        this.clock = clock;
        this.progressMillis = clock.getAsLong();
        this.session = sessions.apply(this);
    }

    Session session() {
        return session;
    }

    WebSocketImpl socket() {
        return socket;
    }

    @Override
    public boolean ready() {
        if (state.get() == IDLE) return true;
        return !state.compareAndSet(BUSY, AWAITED) && state.get() == IDLE;
    }

    @Override
    public void send(String frame) {
        synchronized (channel) {
            if (hasWaiting() || !socket.isOpen()) {
                // The frame waits behind what is waiting already: the stream and pictures take turns.
                sentNanos = metrics.now();
                state.compareAndSet(IDLE, BUSY);
                write(frame);
                return;
            }
            try {
                if (channel.writeDirectly(frames.encoded(frame))) {
                    metrics.record(Timer.SENT_TO_WRITTEN, 0);
                    return;
                }
                sentNanos = metrics.now();
                state.compareAndSet(IDLE, BUSY);
                progressMillis = clock.getAsLong();
            } catch (IOException broken) {
                drop(CloseCodes.GOING_AWAY);
                return;
            }
        }
        waiting.accept(this);
        demandWrite();
    }

    /** Lets the selector try to write what is waiting. */
    void demandWrite() {
        socket.getWebSocketListener().onWriteDemand(socket);
    }

    @Override
    public void answer(String frame) {
        boolean tooMany;
        synchronized (channel) {
            boolean direct = !hasWaiting() && socket.isOpen();
            tooMany = socket.outQueue.size() >= TransportLimits.ANSWERS;
            try {
                // Written directly while the socket has room, so that only frames wait in the queue which the other
                // side does not read.
                if (direct && channel.writeDirectly(TextFrameCache.encode(frame))) return;
            } catch (IOException broken) {
                drop(CloseCodes.GOING_AWAY);
                return;
            }
            if (direct) progressMillis = clock.getAsLong();
            else if (!tooMany) write(frame);
        }
        if (tooMany) close(CloseCodes.SLOW);
        waiting.accept(this);
        demandWrite();
    }

    private void write(String frame) {
        if (socket.outQueue.isEmpty()) progressMillis = clock.getAsLong();
        try {
            socket.send(frame);
            waiting.accept(this);
        } catch (WebsocketNotConnectedException gone) {
            state.set(IDLE);
        }
    }

    @Override
    public void close(int code) {
        socket.close(code);
    }

    /** The connection is being closed, by either side. */
    void closing() {
        closingMillis = clock.getAsLong();
        waiting.accept(this);
        over();
    }

    /**
     * Notifies the session that nothing more will arrive. On another thread, because the caller may hold the socket's lock while a session
     * closes it.
     */
    void over() {
        if (over.compareAndSet(false, true))
            Thread.startVirtualThread(() -> RelayWebSocketServer.guard(session::closed));
    }

    @Override
    public void drop(int code) {
        // On another thread, because closing calls back and callers hold locks.
        Thread.startVirtualThread(() -> {
            socket.outQueue.clear();
            socket.closeConnection(code, "");
        });
    }

    @Override
    public long stalledMillis() {
        return hasWaiting() ? clock.getAsLong() - progressMillis : 0;
    }

    boolean hasWaiting() {
        return !socket.outQueue.isEmpty() || channel.hasRest() || (socket.isFlushAndClose() && !channel.hasEnded());
    }

    /** The socket has taken bytes. On the selector's thread. */
    void progressed() {
        progressMillis = clock.getAsLong();
    }

    /** The socket has taken the last waiting byte. On the selector's thread. */
    void drained() {
        int before = state.getAndSet(IDLE);
        if (before != IDLE) metrics.recordSince(Timer.SENT_TO_WRITTEN, sentNanos);
        if (before == AWAITED) session.drained();
    }

    /** Whether something has been waiting since the last call without the socket taking a byte. */
    boolean isStuck() {
        boolean waits = hasWaiting() && clock.getAsLong() - progressMillis >= TransportLimits.STALL_CHECK_MILLIS;
        boolean stuck = waits && waitedBefore;
        waitedBefore = waits;
        return stuck;
    }

    void tick() {
        session.tick();
        if (closingMillis != Long.MAX_VALUE && clock.getAsLong() - closingMillis >= TransportLimits.CLOSING_MILLIS)
            drop(CloseCodes.GOING_AWAY);
    }
}
