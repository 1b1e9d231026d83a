package org.bunpil.relay.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bunpil.board.Board;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/**
 * A test client on a real socket. It records all frames it was sent, folds the stream as it arrives, and checks each seq and hash. Waiting
 * calls fail after 60 s.
 */
public final class TestClient implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;
    private static final int NARROW_BYTES = 8 << 10;

    private final List<RelayFrame> frames = new ArrayList<>();
    private final List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
    private final String address;
    private final Map<String, String> headers;
    private Socket socket;
    private String hello = "";
    private final AnyCertificate certificate = new AnyCertificate();
    private Board board = new Board();
    private String broken = "";
    private int closeCode = -1;
    private boolean reading = true;

    private TestClient(String address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
        socket = socket();
    }

    private Socket socket() {
        Socket made = new Socket(URI.create(address), headers);
        if (address.startsWith("wss:")) made.setSocketFactory(certificate.sockets());
        return made;
    }

    /** Connects; fails when the relay refuses the connection. */
    public static TestClient connect(String address) {
        return connect(address, Map.of());
    }

    public static TestClient connect(String address, Map<String, String> headers) {
        TestClient client = new TestClient(address, headers);
        if (!client.tryOpen()) throw new AssertionError("no connection to " + address + ", close " + client.closeCode);
        return client;
    }

    /** Connects with a small receive buffer, so that the relay soon notices when this client stops reading. */
    public static TestClient narrow(String address) {
        TestClient client = new TestClient(address, Map.of());
        client.socket.setReceiveBufferSize(NARROW_BYTES);
        if (!client.tryOpen()) throw new AssertionError("no connection to " + address);
        return client;
    }

    /** Whether a relay accepts a connection with these headers. */
    public static boolean accepts(String address, Map<String, String> headers) {
        try (TestClient client = new TestClient(address, headers)) {
            return client.tryOpen();
        }
    }

    /** SHA-256 of the relay's certificate. */
    public String certificate() {
        return certificate.sha256();
    }

    private boolean tryOpen() {
        try {
            socket.setTcpNoDelay(true);
            // The relay may have closed it again already.
            return socket.connectBlocking(LIMIT_SECONDS, TimeUnit.SECONDS) || socket.opened;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    public TestClient send(ClientFrame frame) {
        if (frame instanceof ClientFrame.Hello) hello = WireCodec.write(frame);
        return raw(WireCodec.write(frame));
    }

    public TestClient raw(String text) {
        socket.send(text);
        return this;
    }

    public void binary(byte[] bytes) {
        socket.send(bytes);
    }

    public void ops(long k, Op... ops) {
        send(new ClientFrame.Ops(k, List.of(ops)));
    }

    /** Stops reading from the socket until {@link #resume}. */
    public void pause() {
        synchronized (frames) {
            reading = false;
        }
    }

    public void resume() {
        synchronized (frames) {
            reading = true;
            frames.notifyAll();
        }
    }

    /** Waits for a frame of a kind, including earlier ones. */
    public <T extends RelayFrame> T await(Class<T> kind) {
        return await(kind, frame -> true);
    }

    public <T extends RelayFrame> T await(Class<T> kind, Predicate<T> wanted) {
        return waitFor("a " + kind.getSimpleName(), () -> first(kind, wanted));
    }

    private <T extends RelayFrame> T first(Class<T> kind, Predicate<T> wanted) {
        for (RelayFrame frame : frames) {
            if (kind.isInstance(frame) && wanted.test(kind.cast(frame))) return kind.cast(frame);
        }
        return null;
    }

    public long count(Class<? extends RelayFrame> kind) {
        synchronized (frames) {
            return frames.stream().filter(kind::isInstance).count();
        }
    }

    /** All frames so far, without stream frames, which others cause. */
    public List<RelayFrame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** Waits for the welcome; comes again while the relay is busy, as every client does. */
    public RelayFrame.Welcome welcome() {
        while (waitFor("a welcome", this::welcomeOrBusy) instanceof RelayFrame.Failure) {
            awaitClose();
            synchronized (frames) {
                frames.clear();
                closeCode = -1;
                socket = socket();
            }
            if (!tryOpen()) throw new AssertionError("no connection to " + address + ", close " + closeCode);
            raw(hello);
        }
        return await(RelayFrame.Welcome.class);
    }

    private RelayFrame welcomeOrBusy() {
        RelayFrame welcome = first(RelayFrame.Welcome.class, frame -> true);
        if (welcome != null || hello.isEmpty()) return welcome;
        return first(RelayFrame.Failure.class, failure -> failure.code() == ErrorCode.BUSY);
    }

    /** Waits until this client's board is at least at this seq. @return the board's hash */
    public String awaitSeq(long seq) {
        return waitFor("seq " + seq, () -> board.seq() >= seq ? board.hash() : null);
    }

    /** Waits until the board meets a condition. */
    public void awaitBoard(Predicate<Board> condition) {
        waitFor("the board", () -> condition.test(board) ? board : null);
    }

    /** Waits for a condition that only this client's frames can change. */
    public void until(String what, BooleanSupplier condition) {
        waitFor(what, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    public boolean has(String id) {
        synchronized (frames) {
            return board.element(id) != null;
        }
    }

    /** The number of such elements on the board. */
    public long count(Predicate<Element> wanted) {
        synchronized (frames) {
            return board.elements().stream().filter(wanted).count();
        }
    }

    public String hash() {
        synchronized (frames) {
            return board.hash();
        }
    }

    public long seq() {
        synchronized (frames) {
            return board.seq();
        }
    }

    /** A resume from this client's current state. */
    public ClientFrame.Resume resumption() {
        RelayFrame.Welcome welcome = welcome();
        synchronized (frames) {
            return new ClientFrame.Resume(welcome.inc(), board.seq(), board.hash());
        }
    }

    /** Continues with the board of an earlier connection. */
    public TestClient continuing(TestClient earlier) {
        synchronized (frames) {
            board = earlier.board;
        }
        return this;
    }

    public boolean isClosed() {
        synchronized (frames) {
            return closeCode >= 0;
        }
    }

    /** The newest frame of a kind; fails when there is none. */
    public <T extends RelayFrame> T lastOf(Class<T> kind) {
        synchronized (frames) {
            for (RelayFrame frame : frames.reversed()) if (kind.isInstance(frame)) return kind.cast(frame);
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    public int awaitClose() {
        return waitFor("the close", () -> closeCode < 0 ? null : closeCode);
    }

    private <T> T waitFor(String what, Supplier<T> value) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        synchronized (frames) {
            while (true) {
                if (!broken.isEmpty()) throw new AssertionError(broken);
                T found = value.get();
                if (found != null) return found;
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0)
                    throw new AssertionError(
                            "timed out waiting for " + what + ", close " + closeCode + ", got " + tail());
                try {
                    frames.wait(left);
                } catch (InterruptedException stop) {
                    throw new AssertionError(stop);
                }
            }
        }
    }

    private String tail() {
        StringBuilder tail = new StringBuilder();
        for (RelayFrame frame : frames.subList(Math.max(0, frames.size() - 8), frames.size())) {
            String text = frame.toString();
            tail.append(text, 0, Math.min(text.length(), 200)).append("; ");
        }
        return tail.toString();
    }

    /** Ends the connection abruptly, as a network failure would. */
    public void cut() {
        socket.closeConnection(1006, "");
    }

    @Override
    public void close() {
        resume();
        socket.close();
    }

    private void received(String text) {
        synchronized (frames) {
            while (!reading) {
                try {
                    frames.wait();
                } catch (InterruptedException stop) {
                    return;
                }
            }
            switch (WireCodec.readRelay(text)) {
                case Parsed.Bad<RelayFrame> bad -> broken = "unreadable: " + bad + " in " + text;
                case Parsed.Good<RelayFrame>(RelayFrame frame) -> {
                    frames.add(frame);
                    fold(frame);
                }
            }
            frames.notifyAll();
        }
    }

    private void fold(RelayFrame frame) {
        if (frame instanceof RelayFrame.Ping(long n)) send(new ClientFrame.Pong(n));
        if (frame instanceof RelayFrame.SnapshotPart part) {
            parts.add(part);
            if (parts.size() < part.n()) return;
            board = new Board(SnapshotParts.join(parts));
            if (board.seq() != part.seq()) broken = "snapshot at " + board.seq() + ", its parts say " + part.seq();
            if (!board.hash().equals(part.hash())) broken = "hash differs in the snapshot at " + part.seq();
            parts.clear();
        } else if (frame instanceof RelayFrame.Stream stream) {
            if (stream.seq() != board.seq() + 1) broken = "seq " + stream.seq() + " after " + board.seq();
            for (Batch batch : stream.batches()) board.apply(batch);
            String hash = stream.hash();
            if (hash != null && !hash.equals(board.hash())) broken = "hash differs at " + board.seq();
        } else if (frame instanceof RelayFrame.Hash(long seq, String hash)) {
            if (seq != board.seq() || !hash.equals(board.hash()))
                broken = "the answer to check is of " + seq + ", what was sent last is " + board.seq();
        }
    }

    private final class Socket extends WebSocketClient {
        private volatile boolean opened;

        Socket(URI address, Map<String, String> headers) {
            super(address, headers);
            setConnectionLostTimeout(0);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            opened = true;
        }

        @Override
        public void onMessage(String text) {
            received(text);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            synchronized (frames) {
                closeCode = code;
                frames.notifyAll();
            }
        }

        @Override
        public void onError(Exception failure) {
            synchronized (frames) {
                frames.notifyAll();
            }
        }
    }
}
