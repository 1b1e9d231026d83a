package org.bunpil.relay.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Limits;
import org.bunpil.relay.session.FrameChannel;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems that Java-WebSocket causes, and that do not occur here. */
class LibraryTrapsTest {
    private static final String BOARD = TransportFixture.BOARD;
    private static final int MANY = 300;
    private static final int LIMIT_MILLIS = 20_000;

    @TempDir
    Path data;

    /** Run whenever a session or a socket reads the time. */
    private final AtomicReference<Runnable> clockTrap = new AtomicReference<>(() -> {});

    private final AtomicReference<Runnable> socketsTrap = new AtomicReference<>(() -> {});
    /** Run for each new connection, after the response to its request. */
    private final AtomicReference<Consumer<WebSocketConnection>> opened = new AtomicReference<>(connection -> {});

    private TransportFixture relay;
    private WebSocketTransport transport;
    private String address;
    private BlockingQueue<WebSocketConnection> connections;

    @BeforeEach
    void start() throws IOException {
        relay = new TransportFixture(
                data,
                false,
                trapped(TransportFixture.REAL, clockTrap),
                trapped(TransportFixture.REAL, socketsTrap),
                connection -> opened.get().accept(connection));
        transport = relay.transport;
        address = relay.address;
        connections = relay.connections;
    }

    private static LongSupplier trapped(LongSupplier clock, AtomicReference<Runnable> trap) {
        return () -> {
            trap.get().run();
            return clock.getAsLong();
        };
    }

    @AfterEach
    void stop() {
        clockTrap.set(() -> {});
        socketsTrap.set(() -> {});
        relay.close();
    }

    private TestClient host() {
        return relay.host();
    }

    private static void answersPings(TestClient client, long n) {
        client.send(new ClientFrame.Ping(n));
        client.await(RelayFrame.Pong.class, pong -> pong.n() == n);
    }

    @Test
    void anErrorInACallbackEndsNeitherTheServerNorTheTimer() throws InterruptedException {
        try (TestClient witness = host();
                TestClient victim = TestClient.connect(address)) {
            for (int i = 0; i < 2; i++) connections.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            CountDownLatch thrown = new CountDownLatch(8);
            clockTrap.set(() -> {
                thrown.countDown();
                throw new StackOverflowError("planted");
            });
            // It throws in onMessage and in the timer's ticks of both connections.
            victim.raw("{}");
            witness.send(new ClientFrame.Ping(1));
            await(thrown);
            clockTrap.set(() -> {
                throw new OutOfMemoryError("planted");
            });
            victim.raw("{}");
            clockTrap.set(() -> {});
            answersPings(witness, 2);
            // The timer still runs: it closes connections without hello.
            assertEquals(4001, victim.awaitClose());
            try (TestClient late = TestClient.connect(address)) {
                late.send(TestPerson.of(11).joins(BOARD, witness.welcome().code()))
                        .welcome();
            }
        }
    }

    /** A session is notified on the selector's thread when the socket has taken what was waiting. */
    @Test
    void anErrorWhenASocketDrainsEndsOnlyThatConnection() throws InterruptedException {
        byte[] image = new byte[900_000];
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(head, 0, image, 0, head.length);
        String id = AssetBytes.id(image);
        try (TestClient witness = host();
                TestClient victim = TestClient.narrow(address)) {
            int part = Limits.ASSET_PART_UNITS / 4 * 3;
            int parts = (image.length + part - 1) / part;
            for (int i = 0; i < parts; i++) {
                byte[] bytes = Arrays.copyOfRange(image, i * part, Math.min(image.length, (i + 1) * part));
                witness.send(new ClientFrame.AssetPut(
                        id, i, parts, Base64.getEncoder().encodeToString(bytes)));
            }
            witness.await(RelayFrame.AssetOk.class);
            victim.send(TestPerson.of(11).joins(BOARD, witness.welcome().code()))
                    .welcome();
            victim.awaitSeq(witness.seq());
            connections.take();
            WebSocketConnection narrow = connections.take();
            victim.pause();
            victim.send(new ClientFrame.AssetGet(id));
            while (!narrow.hasWaiting()) Thread.onSpinWait();
            CountDownLatch thrown = new CountDownLatch(1);
            clockTrap.set(() -> {
                if (!onSelector()) return;
                thrown.countDown();
                throw new StackOverflowError("planted");
            });
            victim.resume();
            await(thrown);
            clockTrap.set(() -> {});
            // It would wait for ever for the rest.
            victim.awaitClose();
            answersPings(witness, 1);
            try (TestClient again = TestClient.connect(address)) {
                again.send(TestPerson.of(11).joins(BOARD, witness.welcome().code()))
                        .welcome();
            }
        }
    }

    @Test
    void aConnectionWithoutSessionIsAskedToReconnect() {
        opened.set(connection -> {
            throw new OutOfMemoryError("planted");
        });
        try (TestClient unlucky = TestClient.connect(address)) {
            assertEquals(1013, unlucky.awaitClose());
        }
        opened.set(connection -> {});
        try (TestClient host = host()) {
            answersPings(host, 1);
        }
    }

    @Test
    void aLogThatDoesNotAnswerBlocksNoConnection() throws SQLException {
        try (TestClient host = host();
                java.sql.Connection lock = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bunpil.db"));
                Statement statement = lock.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            host.ops(1, TestPerson.of(10).shape(1, 0, 0));
            // There is one worker thread for each core and few buffers, so a blocked one would be noticed at once.
            List<TestClient> waiting = new ArrayList<>();
            for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
                TestClient other = TestClient.connect(address);
                waiting.add(other);
                other.send(TestPerson.of(20 + i).joins(BOARD, host.welcome().code()));
            }
            for (int n = 1; n <= 20; n++) answersPings(host, n);
            assertTrue(host.seq() < 2, "nothing is delivered that is not in the log");
            statement.execute("ROLLBACK");
            host.awaitBoard(board -> board.element(TestPerson.of(10).id(1)) != null);
            waiting.forEach(TestClient::close);
        }
    }

    @Test
    void socketsSendAtOnceAndHoldLittle() throws IOException {
        try (TestClient host = host()) {
            answersPings(host, 1);
            for (WebSocketConnection connection : transport.all()) {
                SocketChannel channel =
                        (SocketChannel) connection.socket().getSelectionKey().channel();
                assertTrue(channel.getOption(StandardSocketOptions.TCP_NODELAY));
                // The kernel doubles the value for its own overhead.
                assertTrue(channel.getOption(StandardSocketOptions.SO_SNDBUF) <= 2 * TransportLimits.SEND_BUFFER_BYTES);
            }
        }
    }

    @Test
    void connectionsWaitWhileTheSelectorIsBusy() throws IOException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        holdSelector(busy, free);
        List<Socket> waiting = new ArrayList<>();
        InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), transport.port());
        try {
            for (int i = 0; i < MANY; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                // Beyond the backlog the kernel would not answer, and this would fail.
                socket.connect(to, LIMIT_MILLIS / 20);
                if (i == 0) await(busy);
            }
        } finally {
            socketsTrap.set(() -> {});
            free.countDown();
            for (Socket socket : waiting) socket.close();
        }
        try (TestClient host = host()) {
            answersPings(host, 1);
        }
    }

    @Test
    void unreadAnswersEndTheConnection() throws IOException, InterruptedException {
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(8 << 10);
            deaf.setSoTimeout(LIMIT_MILLIS);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), transport.port()));
            deaf.getOutputStream().write(handshake(""));
            WebSocketConnection connection = connections.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            int given = 0;
            while (connection.socket().isOpen() && given < 100_000) {
                connection.answer(frame(given));
                given++;
                assertTrue(connection.socket().outQueue.size() <= TransportLimits.ANSWERS + 1);
            }
            assertFalse(connection.socket().isOpen(), "all answers were accepted");
            // A client that starts reading in time gets the waiting answers and learns why it is closed.
            InputStream in = deaf.getInputStream();
            head(in);
            for (int i = 0; i < given - 1; i++) assertEquals(frame(i), read(in));
            assertArrayEquals(new byte[] {(byte) 0x88, 2, 4008 >> 8, (byte) 4008}, in.readNBytes(4));
            assertEquals(-1, in.read());
        }
    }

    /** The relay's own threads may have to wait for a core. That must not count as a client that does not read. */
    @Test
    void manyAnswersAreSentWhileTheSelectorIsBusy() throws IOException, InterruptedException {
        try (Socket asking = new Socket(InetAddress.getLoopbackAddress(), transport.port())) {
            asking.setSoTimeout(LIMIT_MILLIS);
            asking.getOutputStream().write(handshake(""));
            head(asking.getInputStream());
            WebSocketConnection connection = connections.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch free = new CountDownLatch(1);
            holdSelector(busy, free);
            try (Socket other = new Socket(InetAddress.getLoopbackAddress(), transport.port())) {
                await(busy);
                for (int i = 0; i < MANY; i++) connection.answer("answer " + i);
                for (int i = 0; i < MANY; i++) assertEquals("answer " + i, read(asking.getInputStream()));
                assertTrue(other.isConnected());
            } finally {
                socketsTrap.set(() -> {});
                free.countDown();
            }
        }
    }

    private void holdSelector(CountDownLatch busy, CountDownLatch free) {
        socketsTrap.set(() -> {
            if (!onSelector()) return;
            busy.countDown();
            await(free);
        });
    }

    private static boolean onSelector() {
        return Thread.currentThread().getName().startsWith("WebSocketSelector");
    }

    /**
     * While a TLS connection is established, the selector may find the queue empty just before the response is added, and then stop
     * writing. Here a ping is added to the queue without notifying the selector.
     */
    @Test
    void framesThatTheSelectorMissedAreSent() throws IOException, InterruptedException {
        byte[] ping = {(byte) 0x89, 0};
        opened.set(connection -> {
            Queue<ByteBuffer> queue = connection.socket().outQueue;
            while (!queue.isEmpty()) Thread.onSpinWait();
            queue.add(ByteBuffer.wrap(ping));
        });
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), transport.port())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(handshake(""));
            head(socket.getInputStream());
            assertArrayEquals(ping, socket.getInputStream().readNBytes(2));
            // Otherwise it would have been sent only when the connection without hello was closed.
            WebSocketConnection connection = connections.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            assertTrue(connection.socket().isOpen());
        }
    }

    @Test
    void noCompressionIsAgreedOn() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), transport.port())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(handshake("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            String answer = head(socket.getInputStream());
            assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
            assertFalse(answer.contains("Extensions"), answer);
        }
    }

    @Test
    void framesWrittenPastTheQueueAreWholeAndInOrder() throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(8 << 10);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), transport.port()));
            socket.getOutputStream().write(handshake(""));
            InputStream in = socket.getInputStream();
            head(in);
            FrameChannel frameChannel = connections.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            // Until the socket takes no more. Then a rest waits in the channel, and frames in the library's queue
            // behind it.
            int given = 0;
            while (frameChannel.ready()) frameChannel.send(frame(given++));
            for (int i = 0; i < 20; i++) frameChannel.answer(frame(given++));
            frameChannel.send(frame(given++));
            for (int i = 0; i < given; i++) assertEquals(frame(i), read(in));
        }
    }

    private static String frame(int n) {
        return n + ":" + Character.toString('a' + n % 26).repeat(n % 2 == 0 ? 30_000 : 100);
    }

    private static String read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(2);
        assertEquals(0x81, head[0] & 0xff);
        int length = head[1];
        if (length == 126) length = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xffff;
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private byte[] handshake(String more) {
        return ("GET /v1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) break;
            head.append((char) next);
        }
        return head.toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) throw new AssertionError("timed out");
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }
}
