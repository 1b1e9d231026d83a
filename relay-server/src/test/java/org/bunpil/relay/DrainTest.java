package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bunpil.relay.testing.ReconnectingClient;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay process is restarted while people draw; it is asked to end in the same way as by systemd. */
class DrainTest {
    private static final String BOARD = "Board12345";
    private static final int PEOPLE = 6;
    private static final int DRAWN = 60;
    private static final ClientFrame.Auth HOST = new ClientFrame.Auth.HostKey(TestPerson.USER, TestPerson.KEY);

    @TempDir
    Path folder;

    private RelayProcess start(int port) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
        return RelayProcess.start(
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString(),
                "--host-keys",
                keys.toString());
    }

    @Test
    void allClientsResumeAfterARestart() throws IOException {
        int port = freePort();
        String address = "ws://127.0.0.1:" + port + "/v1";
        List<ReconnectingClient> people = new ArrayList<>();
        try {
            try (RelayProcess relay = start(port)) {
                assertEquals(address, relay.address());
                for (int i = 0; i < PEOPLE; i++)
                    people.add(new ReconnectingClient(() -> address, TestPerson.of(10 + i), BOARD, HOST));
                for (ReconnectingClient each : people)
                    each.await("the board", e -> !e.view().pages().isEmpty());
                // Enough records for an idle room to store a snapshot when it closes.
                for (int n = 0; n < DRAWN; n++)
                    for (int i = 0; i < PEOPLE; i++) people.get(i).draw(1 + n * PEOPLE + i);
                long asked = System.nanoTime();
                relay.terminate();
                for (int i = 0; i < PEOPLE; i++) people.get(i).draw(10_000 + i);
                assertEquals(0, relay.exitCode());
                assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(10));
            }
            Set<Long> retries = new HashSet<>();
            for (ReconnectingClient each : people) {
                for (RelayFrame frame : each.heard()) {
                    if (!(frame instanceof RelayFrame.Goodbye goodbye)) continue;
                    assertEquals("drain", goodbye.why());
                    retries.add(goodbye.retryMillis());
                }
            }
            assertTrue(retries.size() >= PEOPLE - 1, "their reconnects must be spread out: " + retries);
            try (RelayProcess relay = start(port)) {
                assertEquals(address, relay.address());
                for (ReconnectingClient each : people) each.awaitSaved();
                long last = people.stream()
                        .mapToLong(p -> p.ask(e -> e.confirmed().seq()))
                        .max()
                        .orElse(0);
                for (ReconnectingClient each : people)
                    each.await("the end", e -> e.confirmed().seq() >= last);
                List<Integer> all = new ArrayList<>(
                        IntStream.rangeClosed(1, DRAWN * PEOPLE).boxed().toList());
                for (int i = 0; i < PEOPLE; i++) all.add(10_000 + i);
                for (ReconnectingClient each : people) {
                    assertEquals(all, each.drawn().stream().sorted().toList(), "each mark once");
                    assertEquals(1, each.snapshots(), "one snapshot at the beginning and none later");
                }
            }
        } finally {
            for (ReconnectingClient each : people) each.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
