package org.bunpil.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Several brokers below one folder, each in its own process, which is a controller too. With three of them, any one may be lost. Brokers
 * are numbered from 0. One thread at a time.
 */
public final class BrokerCluster implements AutoCloseable {
    private final Path data;
    private final List<Integer> ports;
    private final List<Integer> controllers;
    private final List<String> more;
    private final List<@Nullable BrokerProcess> brokers = new ArrayList<>();

    private BrokerCluster(Path data, List<Integer> ports, List<Integer> controllers, List<String> more) {
        this.data = data;
        this.ports = ports;
        this.controllers = controllers;
        this.more = more;
    }

    /** Starts all brokers in parallel, because none works without the others, and blocks until all accept records. */
    public static BrokerCluster start(Path data, int count) {
        return start(data, count, List.of());
    }

    /** @param settings file of further Kafka settings for each broker; see {@link Broker}'s help */
    public static BrokerCluster start(Path data, int count, Path settings) {
        return start(data, count, List.of("--settings", settings.toString()));
    }

    private static BrokerCluster start(Path data, int count, List<String> more) {
        List<Integer> free = freePorts(2 * count);
        BrokerCluster cluster = new BrokerCluster(data, free.subList(0, count), free.subList(count, 2 * count), more);
        List<CompletableFuture<BrokerProcess>> starting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int broker = i;
            starting.add(CompletableFuture.supplyAsync(() -> cluster.launch(broker)));
        }
        try {
            for (CompletableFuture<BrokerProcess> each : starting) cluster.brokers.add(each.join());
        } catch (CompletionException failed) {
            for (CompletableFuture<BrokerProcess> each : starting) {
                CompletableFuture<?> _ = each.thenAccept(BrokerProcess::kill9);
            }
            throw failed;
        }
        return cluster;
    }

    private BrokerProcess launch(int broker) {
        StringBuilder all = new StringBuilder();
        for (int port : controllers) all.append(all.isEmpty() ? "" : ",").append(port);
        List<String> place = new ArrayList<>(more);
        place.addAll(List.of("--node", Integer.toString(broker + 1), "--controllers", all.toString()));
        return BrokerProcess.start(data.resolve("broker-" + (broker + 1)), ports.get(broker), place);
    }

    public int count() {
        return ports.size();
    }

    /** The {@code bootstrap.servers} for clients: all brokers, including those that are down. */
    public String address() {
        StringBuilder all = new StringBuilder();
        for (int port : ports)
            all.append(all.isEmpty() ? "" : ",").append("127.0.0.1:").append(port);
        return all.toString();
    }

    /** Suspends a running broker until {@link #thaw}. The others are not notified. */
    public void freeze(int broker) {
        ChildJvm.freeze(up(broker).pid());
    }

    public void thaw(int broker) {
        ChildJvm.thaw(up(broker).pid());
    }

    /** Kills a broker without warning, as a power cut would. */
    public void kill9(int broker) {
        up(broker).kill9();
        brokers.set(broker, null);
    }

    /** Restarts a killed broker with its data, and blocks until it accepts records. */
    public void restart(int broker) {
        brokers.set(broker, launch(broker));
    }

    private BrokerProcess up(int broker) {
        BrokerProcess process = brokers.get(broker);
        if (process == null) throw new IllegalStateException("broker " + broker + " is down");
        return process;
    }

    /** Kills all brokers: an orderly end would need the others, which are ending too. */
    @Override
    public void close() {
        for (BrokerProcess broker : brokers) if (broker != null) broker.kill9();
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            for (ServerSocket socket : held) socket.close();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        return List.copyOf(ports);
    }
}
