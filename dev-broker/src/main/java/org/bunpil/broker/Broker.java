package org.bunpil.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.logging.LogManager;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker in KRaft mode: broker and controller in one process, reachable from this computer only. It runs alone or as one of
 * several. All of its data is in one folder.
 */
public final class Broker {
    /** Exit code for wrong usage, a port that is taken and a data folder that cannot be used. */
    static final int EXIT_UNUSABLE = 2;

    private static final int EXIT_FAILED = 1;

    private Broker() {}

    /** Runs the broker until the process is asked to end; see {@code --help}. */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(BrokerSettings.HELP);
            return;
        }
        readLogSettings();
        try {
            run(BrokerSettings.parse(List.of(arguments)));
        } catch (BrokerStartException refused) {
            System.err.println(refused.getMessage());
            System.exit(EXIT_UNUSABLE);
        } catch (ExecutionException | InterruptedException failed) {
            System.err.println("The broker does not accept records: " + failed.getMessage());
            System.exit(EXIT_FAILED);
        }
    }

    private static void run(BrokerSettings settings)
            throws IOException, BrokerStartException, ExecutionException, InterruptedException {
        // Locked for as long as this process lives.
        try (FileChannel folder = open(settings.data())) {
            if (folder.tryLock() == null) {
                throw new BrokerStartException("The data folder " + settings.data() + " is in use by another broker.");
            }
            int clientPort;
            int controllerPort;
            // Both are held open until both are known, so that they differ.
            try (ServerSocket clients = reserve(settings.port());
                    ServerSocket controller = reserve(settings.controllerPort())) {
                clientPort = clients.getLocalPort();
                controllerPort = controller.getLocalPort();
            }
            Path configuration = settings.data().resolve("server.properties");
            Properties properties = settings.kafkaProperties(clientPort, controllerPort);
            settings.addMore(properties);
            try (OutputStream out = Files.newOutputStream(configuration)) {
                properties.store(out, "Written at each start");
            }
            if (!Files.exists(settings.logFolder().resolve("meta.properties"))) {
                format(settings.cluster(), configuration);
            }
            // Ends the process with exit code 1 and a line in the log when the broker cannot start.
            Thread broker =
                    Thread.ofPlatform().name("broker").start(() -> Kafka.main(new String[] {configuration.toString()}));

            String address = "127.0.0.1:" + clientPort;
            ProduceCheck.waitUntilServed(address, settings.node());
            System.out.println("bunpil broker listening on " + address);
            broker.join();
        }
    }

    private static void format(Uuid cluster, Path configuration) throws BrokerStartException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {"format", "-t", cluster.toString(), "-c", configuration.toString()};
        if (StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new BrokerStartException("The data folder cannot be prepared: "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static ServerSocket reserve(int port) throws BrokerStartException {
        try {
            return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException taken) {
            throw new BrokerStartException("Port " + port + " on 127.0.0.1 cannot be used (" + taken.getMessage()
                    + "). Another program may hold it.");
        }
    }

    private static FileChannel open(Path data) throws BrokerStartException {
        try {
            Files.createDirectories(data);
            return FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException refused) {
            throw new BrokerStartException("The data folder " + data + " cannot be written (" + refused + ").");
        }
    }

    private static void readLogSettings() throws IOException {
        try (InputStream settings = Broker.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }
}
