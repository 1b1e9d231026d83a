package org.bunpil.relay.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.CpuLoad;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.session.FrameChannel;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.session.RelayContext;
import org.bunpil.relay.session.Session;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.relay.tls.ReloadableCertificate;

/** A relay whose sockets and clocks a test can control. */
final class TransportFixture implements AutoCloseable {
    static final String BOARD = "Board12345";
    private static final long ASSET_BYTES = 4 << 20;
    static final LongSupplier REAL = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    /** In the order in which they were opened. */
    final LinkedBlockingQueue<WebSocketConnection> connections = new LinkedBlockingQueue<>();

    private final SqliteBoardLog log;
    private final Rooms rooms;
    final WebSocketTransport transport;
    final String address;

    /** @param opened run for each new connection, after the response to its request */
    TransportFixture(
            Path data,
            boolean tls,
            LongSupplier sessionsClock,
            LongSupplier socketsClock,
            Consumer<WebSocketConnection> opened)
            throws IOException {
        Metrics metrics = new Metrics();
        log = SqliteBoardLog.open(data);
        rooms = new Rooms(new RoomContext(
                log,
                REAL,
                background,
                () -> "inc1",
                RoomContext.SNAPSHOT_RECORDS,
                List.of(),
                120,
                metrics,
                Audit.NONE,
                new CpuLoad(() -> 0, 1)));
        SecureRandom random = new SecureRandom();
        RelayContext context = new RelayContext(
                rooms,
                log.directory(),
                log.assets(),
                ASSET_BYTES,
                HostKeys.of(TestPerson.KEYS),
                sessionsClock,
                random,
                metrics);
        transport = WebSocketTransport.start(
                WebSocketTransport.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Set.of(),
                tls ? ReloadableCertificate.own(data, random) : null,
                channel -> opened(channel, context, opened),
                socketsClock,
                metrics);
        address = (tls ? "wss" : "ws") + "://127.0.0.1:" + transport.port() + "/v1";
    }

    private Session opened(FrameChannel channel, RelayContext context, Consumer<WebSocketConnection> opened) {
        WebSocketConnection connection = (WebSocketConnection) channel;
        opened.accept(connection);
        Session session = new Session(connection, context);
        // Added last, because a test that takes it may set a trap that the session's constructor must not run into.
        connections.add(connection);
        return session;
    }

    TestClient host() {
        TestClient host = TestClient.connect(address);
        host.send(TestPerson.of(10).hosts(BOARD)).welcome();
        return host;
    }

    @Override
    public void close() {
        transport.drain();
        rooms.close();
        background.shutdown();
        log.close();
        transport.close();
    }
}
