package org.bunpil.bench.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.ElectionType;
import org.bunpil.bench.BenchOptions;
import org.bunpil.broker.BrokerCluster;

/**
 * Takes down one of three brokers at a time: with kill -9, as when the program crashes, and with SIGSTOP, as when the computer loses power.
 * Alternates between the cluster's leader and another broker. Prints how long it takes until every board is written and read again.
 */
public final class FailoverBench {
    private static final String HELP = """
        bunpil bench failover: how long boards are blocked when one of three brokers is lost.

          --losses N       brokers killed, and as many frozen (default 10)
          --settings FILE  further Kafka settings for the brokers, for example those of your own cluster
        """;
    private static final BenchOptions.Known KNOWN =
            new BenchOptions.Known(Set.of(), Set.of("losses"), Set.of("settings"), Set.of());
    private static final int BROKERS = 3;
    private static final String TOPIC = "bunpil.ops";
    private static final long SETTLE_MILLIS = 2_000;
    private static final long POLL_MILLIS = 100;
    /** Strong references: without them the loggers are garbage collected and their levels are lost. */
    private static final List<Logger> SILENCED =
            List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("org.bunpil"));

    private final BrokerCluster brokers;
    private final Admin admin;
    private final BusyBoards busyBoards;

    private FailoverBench(BrokerCluster brokers, Admin admin, BusyBoards busyBoards) {
        this.brokers = brokers;
        this.admin = admin;
        this.busyBoards = busyBoards;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchOptions options = BenchOptions.readOrExit(arguments, HELP, KNOWN);
        int losses = options.number("losses", 10);
        String settings = options.text("settings", "");
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
        Path data = Files.createTempDirectory("bench-failover");
        try (BrokerCluster brokers = start(data, settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.address()));
                BusyBoards busyBoards = new BusyBoards(brokers.address())) {
            FailoverBench bench = new FailoverBench(brokers, admin, busyBoards);
            bench.run("kill -9", losses, FailoverBench::kill);
            bench.run("SIGSTOP", losses, FailoverBench::freeze);
        } catch (CompletionException brokers) {
            // The cause holds the broker's message, which names the setting.
            System.err.println(String.valueOf(brokers.getCause()));
            System.exit(1);
        }
        delete(data);
        System.exit(0);
    }

    private static BrokerCluster start(Path data, String settings) {
        return settings.isEmpty()
                ? BrokerCluster.start(data, BROKERS)
                : BrokerCluster.start(data, BROKERS, Path.of(settings));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    /** Takes down one broker. @return the action that brings it back */
    private interface Loss {
        Runnable of(BrokerCluster brokers, int broker);
    }

    private static Runnable kill(BrokerCluster brokers, int broker) {
        brokers.kill9(broker);
        return () -> brokers.restart(broker);
    }

    private static Runnable freeze(BrokerCluster brokers, int broker) {
        brokers.freeze(broker);
        return () -> brokers.thaw(broker);
    }

    private void run(String name, int losses, Loss loss) throws InterruptedException {
        List<Long> leader = new ArrayList<>();
        List<Long> another = new ArrayList<>();
        for (int i = 0; i < losses; i++) {
            awaitHealthy();
            int leading = leading();
            boolean ofLeader = i % 2 == 0;
            int broker = ofLeader ? leading : (leading + 1) % BROKERS;
            long start = System.nanoTime();
            Runnable repair = loss.of(brokers, broker);
            busyBoards.awaitAll();
            (ofLeader ? leader : another).add((System.nanoTime() - start) / 1_000_000);
            repair.run();
        }
        print(name + ", the cluster's leader", leader);
        print(name + ", another broker", another);
    }

    private static void print(String what, List<Long> millis) {
        Collections.sort(millis);
        if (millis.isEmpty()) return;
        System.out.printf(
                Locale.ROOT,
                "%-32s all boards again after %,d ms in the median, %,d at worst (%d times)%n",
                what,
                millis.get(millis.size() / 2),
                millis.getLast(),
                millis.size());
    }

    /** Waits until all partitions have all their replicas and their preferred leaders. */
    private void awaitHealthy() throws InterruptedException {
        while (!isHealthy()) Thread.sleep(POLL_MILLIS);
        Thread.sleep(SETTLE_MILLIS);
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            admin.electLeaders(ElectionType.PREFERRED, null).all().get();
            return admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == BROKERS
                            && partition.leader().id()
                                    == partition.replicas().getFirst().id());
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /** The number of the broker with the active controller. */
    private int leading() throws InterruptedException {
        while (true) {
            try {
                return admin.describeMetadataQuorum().quorumInfo().get().leaderId() - 1;
            } catch (ExecutionException notYet) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }
}
