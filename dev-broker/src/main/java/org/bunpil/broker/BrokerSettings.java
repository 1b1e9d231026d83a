package org.bunpil.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The settings from the command line.
 *
 * @param port port on loopback for clients, 0 for any free one
 * @param data folder for all of the broker's data
 * @param more file of further Kafka settings, or null
 * @param node number of this broker in the cluster, from 1
 * @param controllers the controller ports of all brokers, in order of their numbers; empty for a single broker
 */
record BrokerSettings(int port, Path data, @Nullable Path more, int node, List<Integer> controllers) {
    static final String HELP = """
            bunpil broker: one real Kafka broker for development and tests. A single broker stores one copy of everything.
            Not for production.

              --port P     port on 127.0.0.1 to serve clients on; 0 picks a free one (required)
              --data DIR   folder for topics and records; existing data is used (required)
              --settings FILE
                           further Kafka settings; listeners and their protocols are added to its own
              --node N     its number, from 1, when it is one of several on this computer
              --controllers P1,P2,P3
                           the controller ports of all brokers, in order; the same for each broker
              --help       this text

            Prints "bunpil broker listening on 127.0.0.1:P" once it serves produce requests. SIGTERM ends it.
            Exit code 2: wrong usage, port taken, or data folder not usable.
            """;

    private static final Set<String> LISTS = Set.of("listeners", "listener.security.protocol.map");
    private static final int MAX_PORT = 65_535;
    private static final int MOST_COPIES = 3;
    private static final long CLUSTER = 0x62756e70696cL;

    static BrokerSettings parse(List<String> arguments) throws BrokerStartException {
        int port = -1;
        Path data = null;
        Path more = null;
        int node = 1;
        List<Integer> controllers = List.of();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new BrokerStartException("Not understood: " + name + " (or its value is missing). See --help.");
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--port" -> port = parsePort(value);
                case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
                case "--settings" -> more = Path.of(value);
                case "--node" -> node = parsePort(value);
                case "--controllers" -> controllers = parsePorts(value);
                default -> throw new BrokerStartException("Not understood: " + name + ". See --help.");
            }
        }
        if (port < 0 || data == null) {
            throw new BrokerStartException("Both --port and --data are needed. See --help.");
        }
        if (data.toString().contains(",")) {
            throw new BrokerStartException("Kafka cannot use a data folder with a comma in its name: " + data);
        }
        if (node < 1 || node > Math.max(1, controllers.size())) {
            throw new BrokerStartException("--node is a number from 1 to that of the --controllers. See --help.");
        }
        return new BrokerSettings(port, data, more, node, controllers);
    }

    private static List<Integer> parsePorts(String value) throws BrokerStartException {
        List<Integer> ports = new ArrayList<>();
        for (String port : value.split(",", -1)) ports.add(parsePort(port));
        return List.copyOf(ports);
    }

    private static int parsePort(String value) throws BrokerStartException {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, as for a number out of range.
        }
        throw new BrokerStartException("Not a port: " + value + ". It is a number from 0 to " + MAX_PORT + ".");
    }

    /** Applies the further settings. Those that list listeners are added to, not replaced, so that the broker can still reach itself. */
    void addMore(Properties properties) throws BrokerStartException {
        if (more == null) return;
        Properties added = new Properties();
        try (Reader in = Files.newBufferedReader(more)) {
            added.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BrokerStartException("The settings " + more + " cannot be read (" + unreadable + ").");
        }
        for (String name : added.stringPropertyNames()) {
            String own = LISTS.contains(name) ? properties.getProperty(name) + "," : "";
            properties.setProperty(name, own + added.getProperty(name));
        }
    }

    /** The folder for Kafka's partitions. */
    Path logFolder() {
        return data.resolve("log");
    }

    /** The cluster id: the same for all brokers of a cluster, and different in other clusters. */
    Uuid cluster() {
        return controllers.isEmpty() ? Uuid.randomUuid() : new Uuid(CLUSTER, controllers.hashCode());
    }

    /** The port of this broker's controller, 0 for any free one. */
    int controllerPort() {
        return controllers.isEmpty() ? 0 : controllers.get(node - 1);
    }

    /** Kafka's settings for a combined broker and controller on loopback. */
    Properties kafkaProperties(int clientPort, int controllerPort) {
        List<Integer> voters = controllers.isEmpty() ? List.of(controllerPort) : controllers;
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < voters.size(); i++) addresses.add(i + 1 + "@127.0.0.1:" + voters.get(i));
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(node));
        properties.setProperty("controller.quorum.voters", String.join(",", addresses));
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("inter.broker.listener.name", "CLIENT");
        properties.setProperty("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty(
                "listeners", "CLIENT://127.0.0.1:" + clientPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("log.dirs", logFolder().toString());

        properties.setProperty("auto.create.topics.enable", "false");
        // How soon the others take over from a lost broker or cluster leader. A killed broker that restarts waits until
        // its old session has timed out. (docs/administration.md, 7 has the figures.)
        properties.setProperty("broker.session.timeout.ms", "1000");
        properties.setProperty("broker.heartbeat.interval.ms", "250");
        properties.setProperty("controller.quorum.fetch.timeout.ms", "1000");
        properties.setProperty("controller.quorum.election.timeout.ms", "500");
        properties.setProperty("controller.quorum.election.backoff.max.ms", "300");
        // How long heartbeats wait for a leader that hangs. With Kafka's default of 30 s the others' sessions time out
        // too, and there is no leader.
        properties.setProperty("controller.socket.timeout.ms", "1000");

        // The same number of replicas for Kafka's internal topics as for all others.
        String copies = Integer.toString(Math.min(MOST_COPIES, voters.size()));
        String inSync = voters.size() < MOST_COPIES ? "1" : "2";
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.setProperty(topic + ".replication.factor", copies);
            properties.setProperty(topic + ".num.partitions", "2");
        }
        properties.setProperty("transaction.state.log.min.isr", inSync);
        properties.setProperty("share.coordinator.state.topic.min.isr", inSync);
        properties.setProperty("group.initial.rebalance.delay.ms", "0");

        // Small, because the default cleaner buffer alone would take half of a 256 MB heap.
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
        return properties;
    }
}
