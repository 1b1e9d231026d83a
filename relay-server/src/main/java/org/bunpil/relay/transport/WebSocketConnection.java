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

/** One open WebSocket and its session. The library's out queue has no bound and no signal: both are made here. */
final class WebSocketConnection implements FrameChannel {
    private static final int IDLE = 0;
    private static final int BUSY = 1;
    /** Busy, and the session wants to know when it is over. */
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

    /** @param waiting told when something has to wait for the socket */
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
                // Whoever waits for the socket goes on waiting: the stream and pictures take turns on it.
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

    /** Has the selector look whether the socket takes what is waiting. */
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
                // Not through the queue while the socket has room: what waits there is what the other side does not
                // read.
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

    /** The connection is on its way to its end, whoever wanted it. */
    void closing() {
        closingMillis = clock.getAsLong();
        waiting.accept(this);
        over();
    }

    /** Tells the session that nothing more will come. Off the caller's thread, which may hold the socket while a session closes it. */
    void over() {
        if (over.compareAndSet(false, true))
            Thread.startVirtualThread(() -> RelayWebSocketServer.guard(session::closed));
    }

    @Override
    public void drop(int code) {
        // Off the caller's thread: closing reports back, and callers hold locks.
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

    /** The socket took bytes. On the selector's thread. */
    void progressed() {
        progressMillis = clock.getAsLong();
    }

    /** The socket took the last byte that was waiting. On the selector's thread. */
    void drained() {
        int before = state.getAndSet(IDLE);
        if (before != IDLE) metrics.recordSince(Timer.SENT_TO_WRITTEN, sentNanos);
        if (before == AWAITED) session.drained();
    }

    /** Whether something has been waiting since the last time this was asked, without a byte being taken. */
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
