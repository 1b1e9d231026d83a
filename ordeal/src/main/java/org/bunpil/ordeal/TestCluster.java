package org.bunpil.ordeal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bunpil.broker.BrokerCluster;
import org.bunpil.ordeal.check.ClientHistory;
import org.bunpil.ordeal.check.StoredLog;
import org.bunpil.ordeal.client.ClientGroupOptions;
import org.bunpil.ordeal.client.FreshClient;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** Real brokers, relays and clients with network proxies between them, all below one folder. One thread at a time. */
final class TestCluster implements AutoCloseable {
    static final String USER = "kim";
    static final String KEY = "a-host-key-of-enough-length";
    private static final long LIMIT_SECONDS = 120;
    private static final long POLL_MILLIS = 50;
    /** Less than a frame of SQLite's write-ahead log. */
    private static final int HALF_A_FRAME = 2_000;

    private static final int WAL_HEADER = 32;

    private final ClusterSize size;
    private final Path folder;
    private final long seed;
    private final @Nullable BrokerCluster brokers;
    private final List<RelayNode> relays = new ArrayList<>();
    private final List<ClientGroup> groups = new ArrayList<>();
    private int boards;

    private TestCluster(ClusterSize size, Path folder, long seed, @Nullable BrokerCluster brokers) {
        this.size = size;
        this.folder = folder;
        this.seed = seed;
        this.brokers = brokers;
    }

    /** Starts brokers and relays, and waits until they can be used. */
    static TestCluster open(ClusterSize size, Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        Path keys = Files.writeString(folder.resolve("host-keys"), USER + " " + KEY + "\n");
        BrokerCluster brokers =
                size.brokers() == 0 ? null : BrokerCluster.start(folder.resolve("brokers"), size.brokers());
        TestCluster cluster = new TestCluster(size, folder, seed, brokers);
        for (int i = 0; i < size.relays(); i++) {
            List<String> settings = new ArrayList<>(List.of("--host-keys", keys.toString()));
            Path data = brokers == null ? cluster.data() : folder.resolve("relay-data-" + i);
            settings.addAll(List.of("--data", data.toString()));
            if (brokers != null) settings.addAll(List.of("--kafka", brokers.address()));
            cluster.relays.add(new RelayNode(freePort(), settings, folder.resolve("relay-" + i + ".log")));
        }
        cluster.relays.forEach(RelayNode::start);
        await("relays that listen", () -> cluster.relays.stream().allMatch(RelayNode::isUp));
        return cluster;
    }

    /** Creates a board and starts clients that join it. @return the board's id */
    String startClients() {
        String board = "Ordeal" + ++boards;
        List<URI> direct = relays.stream().map(RelayNode::address).toList();
        FreshClient.JoinedBoard created =
                FreshClient.join(direct, board, new ClientFrame.Auth.HostKey(USER, KEY), true);
        Random random = new Random(seed + boards);
        for (int g = 0; g < size.groups(); g++) {
            List<NetworkProxy> proxies =
                    relays.stream().map(relay -> new NetworkProxy(relay.port())).toList();
            ClientGroupOptions options = new ClientGroupOptions(
                    g * size.clientsPerGroup(),
                    size.clientsPerGroup(),
                    0,
                    random.nextLong(),
                    size.perSecond(),
                    board,
                    created.code(),
                    folder.resolve("class-" + boards),
                    proxies.stream().map(NetworkProxy::address).toList());
            ClientGroup group = new ClientGroup(options, proxies, folder.resolve("clients-" + g + ".log"), random);
            groups.add(group);
            group.start();
        }
        awaitAllLive();
        return board;
    }

    /** Stops all clients. */
    void stopClients() {
        for (ClientGroup group : groups) {
            group.kill9();
            for (NetworkProxy proxy : group.proxies()) {
                try {
                    proxy.close();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
        groups.clear();
    }

    /** Joins with a client that has nothing stored. */
    FreshClient.JoinedBoard joinFresh(String board) {
        List<URI> direct = relays.stream().map(RelayNode::address).toList();
        return FreshClient.join(direct, board, new ClientFrame.Auth.HostKey(USER, KEY), false);
    }

    void awaitAllLive() {
        await(
                "clients that are connected",
                () -> groups.stream()
                        .flatMap(g -> g.histories().values().stream())
                        .allMatch(ClientHistory::live));
    }

    /** Waits until each client has had another batch acknowledged. */
    void awaitProgress() {
        Map<ClientHistory, Integer> before = new HashMap<>();
        for (ClientGroup group : groups) {
            for (ClientHistory history : group.histories().values())
                before.put(history, history.acknowledged().size());
        }
        await(
                "an acknowledged batch of each client",
                () -> before.entrySet().stream()
                        .allMatch(each -> each.getKey().acknowledged().size() > each.getValue()));
    }

    ClusterSize size() {
        return size;
    }

    @Nullable
    BrokerCluster brokers() {
        return brokers;
    }

    List<RelayNode> relays() {
        return relays;
    }

    List<ClientGroup> groups() {
        return groups;
    }

    StoredLog log() {
        return brokers == null ? StoredLog.sqlite(data()) : StoredLog.kafka(brokers.address());
    }

    /** Logs a fault with its time, to explain outages in the clients' logs. */
    void logFault(Fault fault) {
        String line = LocalTime.now(ZoneOffset.UTC) + " " + fault + "\n";
        try {
            Files.writeString(folder.resolve("faults.log"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path data() {
        return folder.resolve("relay-data");
    }

    /** Adds half a frame to the end of the write-ahead log, as after a power cut during a write. Only while no relay is running. */
    void tearLog() {
        Path wal = data().resolve("bunpil.db-wal");
        try {
            if (brokers != null || !Files.exists(wal) || Files.size(wal) < WAL_HEADER + HALF_A_FRAME) return;
            byte[] all = Files.readAllBytes(wal);
            Files.write(wal, Arrays.copyOfRange(all, WAL_HEADER, WAL_HEADER + HALF_A_FRAME), StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for a condition. After two minutes fails with {@code what}. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) throw new IllegalStateException("timed out waiting for " + what);
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        stopClients();
        relays.forEach(RelayNode::kill9);
        if (brokers != null) brokers.close();
    }
}
