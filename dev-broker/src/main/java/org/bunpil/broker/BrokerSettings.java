package org.bunpil.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param port port on loopback for clients, 0 for any free one
 * @param data folder that holds everything the broker keeps
 * @param more file of further Kafka settings, or null
 */
record BrokerSettings(int port, Path data, @Nullable Path more) {
    static final String HELP = """
            bunpil broker: one real Kafka broker for development and tests. Not for production: one copy of everything.

              --port P     port on 127.0.0.1 to serve clients on; 0 picks a free one (required)
              --data DIR   folder to keep topics and records in; goes on with what is there (required)
              --settings FILE
                           further Kafka settings; listeners and their protocols are added to its own
              --help       this text

            Prints "bunpil broker listening on 127.0.0.1:P" once it serves produce requests. SIGTERM ends it.
            Exit code 2: wrong usage, port taken, or data folder not usable.
            """;

    private static final Set<String> LISTS = Set.of("listeners", "listener.security.protocol.map");
    private static final int MAX_PORT = 65_535;

    static BrokerSettings parse(List<String> arguments) throws UnusableException {
        int port = -1;
        Path data = null;
        Path more = null;
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new UnusableException("Not understood: " + name + " (or its value is missing). See --help.");
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--port" -> port = parsePort(value);
                case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
                case "--settings" -> more = Path.of(value);
                default -> throw new UnusableException("Not understood: " + name + ". See --help.");
            }
        }
        if (port < 0 || data == null) {
            throw new UnusableException("Both --port and --data are needed. See --help.");
        }
        if (data.toString().contains(",")) {
            throw new UnusableException("Kafka cannot use a data folder with a comma in its name: " + data);
        }
        return new BrokerSettings(port, data, more);
    }

    private static int parsePort(String value) throws UnusableException {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with a number out of range.
        }
        throw new UnusableException("Not a port: " + value + ". It is a number from 0 to " + MAX_PORT + ".");
    }

    /** Puts the further settings over Kafka's own; what lists listeners is added to, so that the broker still reaches itself. */
    void addMore(Properties properties) throws UnusableException {
        if (more == null) return;
        Properties added = new Properties();
        try (Reader in = Files.newBufferedReader(more)) {
            added.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnusableException("The settings " + more + " cannot be read (" + unreadable + ").");
        }
        for (String name : added.stringPropertyNames()) {
            String own = LISTS.contains(name) ? properties.getProperty(name) + "," : "";
            properties.setProperty(name, own + added.getProperty(name));
        }
    }

    /** Where Kafka keeps its partitions. */
    Path logFolder() {
        return data.resolve("log");
    }

    /** Kafka's own settings for one combined broker and controller on loopback, names as in Kafka's configuration reference. */
    static Properties kafkaProperties(Path logFolder, int clientPort, int controllerPort) {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("inter.broker.listener.name", "CLIENT");
        properties.setProperty("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty(
                "listeners", "CLIENT://127.0.0.1:" + clientPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("log.dirs", logFolder.toString());

        properties.setProperty("auto.create.topics.enable", "false");
        // A killed broker that comes back has to wait until its former session has run out.
        properties.setProperty("broker.session.timeout.ms", "2000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");

        // One broker holds the one copy of Kafka's own topics.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.setProperty(topic + ".replication.factor", "1");
            properties.setProperty(topic + ".num.partitions", "2");
        }
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");

        // Small: the default cleaner buffer alone would be half of a 256 MB heap.
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
        return properties;
    }
}
