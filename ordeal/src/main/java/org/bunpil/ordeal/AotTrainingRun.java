package org.bunpil.ordeal;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.broker.Broker;
import org.bunpil.ordeal.client.ClientGroupMain;
import org.bunpil.ordeal.client.ClientGroupOptions;
import org.bunpil.ordeal.client.FreshClient;
import org.bunpil.relay.Relay;
import org.bunpil.wire.ClientFrame;

/**
 * A training run without faults: a broker, a relay and clients in this one process, so that the JVM records which classes they need
 * ({@code -XX:AOTCacheOutput}). Programs that start from that cache take half the time and half the CPU.
 */
public final class AotTrainingRun {
    private static final String BOARD = "Rehearse1";
    private static final int CLIENTS = 4;
    private static final long ENOUGH_RECORDS = 200;

    private AotTrainingRun() {}

    /** @param arguments a new folder for all data; it is not deleted */
    public static void main(String[] arguments) throws IOException {
        try {
            run(Files.createDirectories(Path.of(arguments[0])));
        } finally {
            // Otherwise the broker and the relay would keep the process running.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void run(Path folder) throws IOException {
        String kafka = Integer.toString(TestCluster.freePort());
        String port = Integer.toString(TestCluster.freePort());
        String keys = Files.writeString(folder.resolve("host-keys"), TestCluster.USER + " " + TestCluster.KEY + "\n")
                .toString();
        String data = folder.resolve("relay").toString();
        startThread(() -> Broker.main(new String[] {
            "--port", kafka, "--data", folder.resolve("broker").toString()
        }));
        startThread(() -> Relay.main(
                new String[] {"--port", port, "--data", data, "--host-keys", keys, "--kafka", "127.0.0.1:" + kafka}));
        List<URI> relay = List.of(URI.create("ws://127.0.0.1:" + port + "/v1"));
        ClientFrame.Auth auth = new ClientFrame.Auth.HostKey(TestCluster.USER, TestCluster.KEY);
        FreshClient.JoinedBoard created = FreshClient.join(relay, BOARD, auth, true);
        ClientGroupOptions options = new ClientGroupOptions(
                0, CLIENTS, 0, 1, ClusterSize.KAFKA.perSecond(), BOARD, created.code(), folder.resolve("class"), relay);
        // The clients run until their standard input ends, so it must stay open.
        try (PipedOutputStream clientInput = new PipedOutputStream()) {
            System.setIn(new PipedInputStream(clientInput));
            startThread(() -> ClientGroupMain.main(options.arguments().toArray(String[]::new)));
            TestCluster.await(
                    "a board that has been drawn on",
                    () -> FreshClient.join(relay, BOARD, auth, false).seq() >= ENOUGH_RECORDS);
        }
    }

    private interface Running {
        void run() throws IOException;
    }

    private static void startThread(Running main) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                main.run();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
