package org.bunpil.relay.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.java_websocket.WrappedByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 on a non-blocking socket. No call waits: the costly part of a handshake runs on an executor. Meanwhile the selector ignores this
 * socket; afterwards the key is woken for writing and {@link #writeMore} continues. {@link #readMore} never throws, because the library
 * would close another connection for it.
 *
 * <p>The library drops its interest in writing once its own queue is empty. So {@link #write} leaves a buffer's last bytes unconsumed until
 * their record has left.
 */
final class TlsChannel implements WrappedByteChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int HEADER_BYTES = 5;
    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 23;

    private final SocketChannel socket;
    private final SelectionKey key;
    private final SSLEngine engine;
    private final BufferPool pool;
    private final Executor handshakes;
    private final LongSupplier clock;

    /** Encrypted bytes from the socket, ready to be read; null when there are none. */
    private @Nullable ByteBuffer in;
    /** Decrypted bytes, ready to be read; null when there are none. */
    private @Nullable ByteBuffer plain;
    /** Encrypted bytes for the socket, ready to be read; null when there are none. */
    private @Nullable ByteBuffer out;
    /** Number of bytes of the buffer being written that are in {@link #out} already. */
    private int owed;
    /** Number of records after the handshake without data, such as requests for new keys. */
    private int empty;
    /** Whether the executor is using the engine. */
    private boolean computing;
    /** Since when, if it is. */
    private long computingSince;
    /** How long it has been before. */
    private long computedMillis;

    /** Whether the other side has sent close_notify. */
    private boolean ended;

    private boolean closed;
    /** A failure that occurred while there was still data to return; {@link #readMore} ends the connection for it. */
    private @Nullable IOException failure;

    /**
     * @param pool buffers that are large enough for any record, encrypted or not
     * @param clock monotonic, in milliseconds
     */
    TlsChannel(
            SocketChannel socket,
            SelectionKey key,
            SSLEngine engine,
            BufferPool pool,
            Executor handshakes,
            LongSupplier clock)
            throws IOException {
        this.socket = socket;
        this.key = key;
        this.engine = engine;
        this.pool = pool;
        this.handshakes = handshakes;
        this.clock = clock;
        engine.beginHandshake();
    }

    // ---- reading

    @Override
    public synchronized int read(ByteBuffer to) throws IOException {
        check();
        if (computing) return 0;
        if (isAnswerPending() && !flushed()) {
            // A client that reads nothing is not read from; otherwise its requests for new keys would pile up answers.
            key.interestOps(SelectionKey.OP_WRITE);
            return 0;
        }
        if (plain == null && !hasRecord() && !fill()) return -1;
        return drain(to);
    }

    private void check() throws IOException {
        if (closed) throw new ClosedChannelException();
        if (failure != null) throw failure;
    }

    /** Reads from what has been received already. */
    @Override
    public synchronized int readMore(ByteBuffer to) {
        if (failure != null || closed) return -1;
        if (computing) return 0;
        try {
            return drain(to);
        } catch (IOException broken) {
            failure = broken;
            return -1;
        }
    }

    @Override
    public synchronized boolean isNeedRead() {
        if (closed || computing) return false;
        return failure != null || plain != null || (!ended && !isAnswerPending() && hasRecord());
    }

    /** Whether the engine has something to send while its last record has not been written yet. */
    private boolean isAnswerPending() {
        return out != null && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    /** @return false at the end of the stream */
    private boolean fill() throws IOException {
        ByteBuffer buffer = in;
        if (buffer == null) buffer = pool.take();
        else buffer.compact();
        int read;
        try {
            read = socket.read(buffer);
        } finally {
            in = buffer.flip();
            releaseEmpty();
        }
        return read >= 0;
    }

    /** Copies as much data as there is. @return number of bytes; −1 at the end */
    private int drain(ByteBuffer to) throws IOException {
        int before = to.position();
        try {
            while (to.hasRemaining()) {
                while (plain == null && !computing && !ended && !isAnswerPending() && hasRecord()) advance();
                ByteBuffer from = plain;
                if (from == null) break;
                int count = Math.min(from.remaining(), to.remaining());
                to.put(from.slice(from.position(), count));
                from.position(from.position() + count);
                if (from.hasRemaining()) break;
                pool.give(from);
                plain = null;
            }
        } catch (IOException broken) {
            if (to.position() == before) throw broken;
            failure = broken;
        }
        int count = to.position() - before;
        return count == 0 && ended ? -1 : count;
    }

    /** Whether a complete record has been received, or something that is not a record. */
    private boolean hasRecord() {
        ByteBuffer buffer = in;
        if (buffer == null) return false;
        int type = buffer.get(buffer.position());
        if (type < FIRST_TYPE || type > LAST_TYPE) return true;
        if (buffer.remaining() < HEADER_BYTES) return false;
        int length = buffer.getShort(buffer.position() + 3) & 0xffff;
        return buffer.remaining() >= HEADER_BYTES + length || HEADER_BYTES + length > buffer.capacity();
    }

    /** Passes one record to the engine, then does what the engine requests. */
    private void advance() throws IOException {
        ByteBuffer from = in == null ? NOTHING : in;
        ByteBuffer to = pool.take();
        boolean established = engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
        try {
            SSLEngineResult result = engine.unwrap(from, to);
            if (established && result.bytesProduced() == 0 && ++empty > TransportLimits.TLS_EMPTY_RECORDS)
                throw new IOException("TLS: too many records with nothing in them");
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) ended = true;
            else if (result.getStatus() != SSLEngineResult.Status.OK)
                throw new IOException("TLS: " + result.getStatus());
            follow(result.getHandshakeStatus());
        } catch (IOException refused) {
            sendAlert();
            throw refused;
        } finally {
            releaseEmpty();
            if (to.flip().hasRemaining()) plain = to;
            else pool.give(to);
        }
    }

    private void releaseEmpty() {
        if (in != null && !in.hasRemaining()) {
            pool.give(in);
            in = null;
        }
    }

    // ---- the handshake

    private void follow(HandshakeStatus status) throws IOException {
        HandshakeStatus now = status;
        while (now == HandshakeStatus.NEED_WRAP) {
            if (out == null) wrap(NOTHING);
            if (!flushed()) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return;
            }
            now = engine.getHandshakeStatus();
        }
        if (now == HandshakeStatus.NEED_TASK) compute();
    }

    private void compute() throws IOException {
        computing = true;
        computingSince = clock.getAsLong();
        key.interestOps(0);
        try {
            handshakes.execute(this::computed);
        } catch (RejectedExecutionException closing) {
            throw new IOException("the relay is going down", closing);
        }
    }

    private void computed() {
        try {
            if (hasLeft()) return;
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) task.run();
        } finally {
            synchronized (this) {
                computing = false;
                computedMillis += clock.getAsLong() - computingSince;
            }
            try {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                key.selector().wakeup();
            } catch (CancelledKeyException gone) {
                ended = true;
            }
        }
    }

    /**
     * Whether the client has gone while its handshake was waiting to be computed. A crowd that gives up and comes again would otherwise
     * keep the relay computing for connections that nobody has any more.
     */
    private synchronized boolean hasLeft() {
        if (closed) return true;
        try {
            ended = !fill();
        } catch (IOException gone) {
            ended = true;
        }
        return ended;
    }

    /** How long this connection has waited for the relay itself to compute its handshake, in milliseconds. */
    synchronized long computedMillis() {
        return computing ? computedMillis + clock.getAsLong() - computingSince : computedMillis;
    }

    /** Sends the alert that tells the other side what was wrong, if the socket takes it. */
    private void sendAlert() {
        try {
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && out == null) wrap(NOTHING);
            boolean _ = flushed();
        } catch (IOException alreadyGone) {
            ended = true;
        }
    }

    // ---- writing

    /** @return number of encrypted bytes that the socket took, not of bytes of {@code from} */
    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        check();
        if (computing) return 0;
        int waiting = out == null ? 0 : out.remaining();
        int taken = 0;
        while (true) {
            boolean flushed = flushed();
            taken += waiting - (out == null ? 0 : out.remaining());
            if (!flushed) return taken;
            from.position(from.position() + owed);
            owed = 0;
            if (!from.hasRemaining()) return taken;
            int before = from.position();
            wrap(from);
            owed = from.position() - before;
            from.position(before);
            waiting = out == null ? 0 : out.remaining();
            if (owed == 0 && waiting == 0) throw new IOException("TLS: closed");
        }
    }

    @Override
    public synchronized boolean isNeedWrite() {
        return computing || out != null || isHandshaking();
    }

    private boolean isHandshaking() {
        HandshakeStatus status = engine.getHandshakeStatus();
        return !ended && (status == HandshakeStatus.NEED_WRAP || status == HandshakeStatus.NEED_TASK);
    }

    @Override
    public synchronized void writeMore() throws IOException {
        check();
        if (computing || !flushed()) return;
        try {
            if (isHandshaking()) follow(engine.getHandshakeStatus());
        } catch (IOException refused) {
            sendAlert();
            throw refused;
        }
    }

    private void wrap(ByteBuffer from) throws IOException {
        ByteBuffer to = pool.take();
        try {
            SSLEngineResult result = engine.wrap(from, to);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) throw new IOException("TLS: overflow");
        } finally {
            if (to.flip().hasRemaining()) out = to;
            else pool.give(to);
        }
    }

    /** Writes waiting bytes to the socket. @return whether none are waiting any more */
    private boolean flushed() throws IOException {
        ByteBuffer waiting = out;
        if (waiting == null) return true;
        int _ = socket.write(waiting);
        if (waiting.hasRemaining()) return false;
        pool.give(waiting);
        out = null;
        return true;
    }

    // ---- the end

    /** Sends close_notify, after which nothing is written. @return whether the socket took it; otherwise call again */
    synchronized boolean end() throws IOException {
        check();
        if (computing || !flushed()) return false;
        if (!engine.isOutboundDone()) {
            engine.closeOutbound();
            wrap(NOTHING);
        }
        return flushed() && engine.isOutboundDone();
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    /** Sends close_notify if the socket takes it at once, and closes. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (!computing && socket.isOpen() && out == null) {
                engine.closeOutbound();
                sendAlert();
            }
            closed = true;
        }
        socket.close();
    }
}
