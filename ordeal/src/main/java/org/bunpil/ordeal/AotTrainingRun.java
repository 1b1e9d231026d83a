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
 * A scene without faults: a broker, a relay and pupils in this one process, so that the JVM learns which classes they need
 * ({@code -XX:AOTCacheOutput}). Programs that start from that cache take half as long and half of the CPU.
 */
public final class AotTrainingRun {
    private static final String BOARD = "Rehearse1";
    private static final int PUPILS = 4;
    private static final long ENOUGH_RECORDS = 200;

    private AotTrainingRun() {}

    /** @param arguments a folder that is not there yet, for whatever they keep; it is left behind */
    public static void main(String[] arguments) throws IOException {
        try {
            play(Files.createDirectories(Path.of(arguments[0])));
        } finally {
            // A broker and a relay go on otherwise.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void play(Path folder) throws IOException {
        String kafka = Integer.toString(TestCluster.freePort());
        String port = Integer.toString(TestCluster.freePort());
        String keys = Files.writeString(folder.resolve("host-keys"), TestCluster.USER + " " + TestCluster.KEY + "\n")
                .toString();
        String data = folder.resolve("relay").toString();
        go(() -> Broker.main(new String[] {
            "--port", kafka, "--data", folder.resolve("broker").toString()
        }));
        go(() -> Relay.main(
                new String[] {"--port", port, "--data", data, "--host-keys", keys, "--kafka", "127.0.0.1:" + kafka}));
        List<URI> relay = List.of(URI.create("ws://127.0.0.1:" + port + "/v1"));
        ClientFrame.Auth auth = new ClientFrame.Auth.HostKey(TestCluster.USER, TestCluster.KEY);
        FreshClient.JoinedBoard made = FreshClient.join(relay, BOARD, auth, true);
        ClientGroupOptions options = new ClientGroupOptions(
                0, PUPILS, 0, 1, ClusterSize.KAFKA.perSecond(), BOARD, made.code(), folder.resolve("class"), relay);
        // They play for as long as somebody may still say something to them.
        try (PipedOutputStream theirs = new PipedOutputStream()) {
            System.setIn(new PipedInputStream(theirs));
            go(() -> ClientGroupMain.main(options.arguments().toArray(String[]::new)));
            TestCluster.await(
                    "a board that has been drawn on",
                    () -> FreshClient.join(relay, BOARD, auth, false).seq() >= ENOUGH_RECORDS);
        }
    }

    private interface Running {
        void run() throws IOException;
    }

    private static void go(Running main) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                main.run();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
