package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The relay as a process: its output, how it ends, and that it may be killed at any time. */
class RelayProcessTest {
    private static final String BOARD = "Board12345";
    private static final int EXIT_MILLIS = 10_000;
    private static final int DESCRIPTORS = 260;

    @TempDir
    Path folder;

    private RelayProcess start(String... more) throws IOException {
        return RelayProcess.start(arguments(more));
    }

    private RelayProcess startWithDescriptors(int descriptors) throws IOException {
        return RelayProcess.startWithDescriptors(descriptors, arguments());
    }

    private String[] arguments(String... more) throws IOException {
        Path keys = folder.resolve("keys");
        Files.writeString(keys, "# who may host\n" + TestPerson.USER + " " + TestPerson.KEY + "\n");
        String[] fixed = {
            "--host-keys", keys.toString(), "--data", folder.resolve("data").toString()
        };
        String[] all = new String[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return all;
    }

    /** P1, P2: after it was killed in the middle of a stroke, everything acknowledged is stored, exactly once. */
    @Test
    void aKilledRelayLosesNothingItAcknowledged() throws IOException {
        TestPerson kim = TestPerson.of(10);
        TestClient before;
        try (RelayProcess relay = start();
                TestClient host = TestClient.connect(relay.address())) {
            before = host;
            host.send(kim.hosts(BOARD)).welcome();
            host.ops(1, kim.begin(1, 0, 0));
            for (int i = 1; i <= 100; i++) host.ops(1 + i, kim.append(1, i, 3));
            host.awaitSeq(50);
            relay.kill9();
            host.awaitClose();
        }
        try (RelayProcess relay = start();
                TestClient host = TestClient.connect(relay.address())) {
            long acknowledged = before.seq() - 2;
            host.continuing(before).send(kim.resumes(BOARD, before.resumption()));
            RelayFrame.Welcome welcome = host.welcome();
            assertTrue(welcome.k() >= acknowledged, "acknowledged " + acknowledged + ", known " + welcome.k());
            assertTrue(!welcome.snapshot(), "what it has is in the log, so it resumes");
            for (long k = welcome.k() + 1; k <= 101; k++) host.ops(k, kim.append(1, (int) k - 1, 3));
            host.ops(102, kim.end(1, 101, 301));
            host.awaitBoard(
                    board -> board.element(kim.id(1)) instanceof org.bunpil.model.Stroke stroke && !stroke.open());
            try (TestClient late = TestClient.connect(relay.address())) {
                late.send(TestPerson.of(11).hosts(BOARD)).welcome();
                late.awaitSeq(host.seq());
                host.awaitSeq(late.seq());
                assertEquals(host.hash(), late.hash());
            }
        }
    }

    @Test
    void onSigtermItSendsGoodbyeAndEndsInOrder() throws IOException {
        try (RelayProcess relay = start();
                TestClient host = TestClient.connect(relay.address())) {
            host.send(TestPerson.of(10).hosts(BOARD)).welcome();
            long asked = System.nanoTime();
            relay.terminate();
            RelayFrame.Goodbye goodbye = host.await(RelayFrame.Goodbye.class);
            assertEquals("drain", goodbye.why());
            assertEquals(1012, host.awaitClose());
            assertEquals(0, relay.exitCode());
            assertTrue(System.nanoTime() - asked < TimeUnit.MILLISECONDS.toNanos(EXIT_MILLIS));
            assertTrue(relay.stderr().strip().endsWith("event=ended"), "logged to the end: " + relay.stderr());
            assertTrue(
                    relay.stdout().matches("bunpil relay listening on ws://127\\.0\\.0\\.1:\\d+/v1"), relay.stdout());
        }
    }

    /** A service manager starts again what ends with it; with 0 the relay stayed away. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onSighupItEndsInOrderAndThatIsNoSuccess() throws IOException {
        try (RelayProcess relay = start();
                TestClient host = TestClient.connect(relay.address())) {
            host.send(TestPerson.of(10).hosts(BOARD)).welcome();
            relay.signal("HUP");
            assertEquals("drain", host.await(RelayFrame.Goodbye.class).why());
            assertEquals(129, relay.exitCode());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFolderInUseCannotBeTakenByRemovingItsLockFile() throws IOException {
        try (RelayProcess first = start()) {
            assertTrue(first.address().startsWith("ws://"));
            Files.delete(folder.resolve("data/lock"));
            refused(start(), "The data folder");
        }
        try (RelayProcess next = start()) {
            assertTrue(next.address().startsWith("ws://"), "and is free again");
        }
    }

    /** It holds keys and the audit log there, too. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void overKafkaTheFolderHasTheSameRightsAndLock() throws IOException {
        Path marked = Files.writeString(folder.resolve("kafka"), "\ufeffsecurity.protocol=PLAINTEXT\r\n");
        String[] kafka = {"--kafka", "127.0.0.1:1", "--kafka-config", marked.toString()};
        try (RelayProcess first = start(kafka)) {
            assertTrue(first.address().startsWith("ws://"));
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))));
            refused(start(kafka), "The data folder");
        }
    }

    /** Whoever starts a relay may stop reading what it logs: a terminal that is gone, a full pipe, a log collector that hangs. */
    @Test
    void aLogThatNobodyReadsStopsNothing() throws IOException {
        TestPerson kim = TestPerson.of(10);
        try (RelayProcess relay = RelayProcess.startWithStuckStderr(folder.resolve("pipe"), arguments());
                TestClient host = TestClient.connect(relay.address())) {
            host.send(kim.hosts(BOARD)).welcome();
            for (int i = 1; i <= 20; i++) {
                try (TestClient pupil = TestClient.connect(relay.address())) {
                    pupil.send(TestPerson.of(20 + i).joins(BOARD, host.welcome().code()));
                    pupil.welcome();
                }
            }
            host.ops(1, kim.shape(1, 0, 0));
            host.awaitBoard(board -> board.element(kim.id(1)) != null);
            relay.terminate();
            assertEquals(1012, host.awaitClose());
            assertEquals(0, relay.exitCode());
        }
    }

    /** The log contains no board content, names or secrets. */
    @Test
    void itsLogHasFixedKeysAndNoContent() throws IOException {
        try (RelayProcess relay = start("--log-format", "json");
                TestClient host = TestClient.connect(relay.address());
                TestClient guesser = TestClient.connect(relay.address())) {
            TestPerson kim = TestPerson.of(10);
            String code = host.send(kim.hosts(BOARD)).welcome().code();
            host.ops(1, kim.shape(1, 12_345, 54_321));
            host.awaitSeq(2);
            guesser.send(TestPerson.of(11).joins(BOARD, "2222-2222"));
            assertEquals(4003, guesser.awaitClose());
            host.raw("{\"t\":\"ops\",\"k\":2,\"o\":[{\"op\":\"nonsense-in-the-log\"}]}");
            host.await(RelayFrame.Failure.class);
            relay.terminate();
            assertEquals(0, relay.exitCode());
            String log = relay.stderr();
            assertTrue(log.contains("\"event\":\"joined\",\"board\":\"" + BOARD + "\""), log);
            for (String line : log.strip().lines().toList()) {
                JsonObject read = JsonParser.parseString(line).getAsJsonObject();
                assertEquals(
                        List.of("ts", "level", "event"),
                        read.keySet().stream().limit(3).toList(),
                        line);
            }
            for (String content : new String[] {
                kim.name(),
                kim.secret(),
                TestPerson.KEY,
                String.valueOf(code),
                "12345,54321",
                "nonsense-in-the-log",
                "2222-2222"
            }) {
                assertTrue(!log.contains(content), content + " in " + log);
            }
        }
    }

    @Test
    void itEndsInTimeWhileKafkaIsUnavailable() throws IOException {
        try (RelayProcess relay = start("--kafka", "127.0.0.1:1")) {
            assertTrue(relay.address().startsWith("ws://"));
            long asked = System.nanoTime();
            relay.terminate();
            assertEquals(0, relay.exitCode());
            assertTrue(System.nanoTime() - asked < TimeUnit.MILLISECONDS.toNanos(EXIT_MILLIS));
        }
    }

    @Test
    void reachableFromOtherComputersItPrintsItsFingerprint() throws IOException {
        try (RelayProcess relay = start("--listen", "0.0.0.0")) {
            String address = relay.address().replace("0.0.0.0", "127.0.0.1");
            assertTrue(address.startsWith("wss://"), address);
            String shown;
            try (TestClient host = TestClient.connect(address)) {
                host.send(TestPerson.of(10).hosts(BOARD)).welcome();
                shown = host.certificate();
            }
            relay.terminate();
            relay.exitCode();
            assertTrue(relay.stdout().endsWith("\ncertificate sha256 " + shown), relay.stdout());
        }
    }

    @Test
    void helpShowsOptionsAndExamples() throws IOException {
        try (RelayProcess relay = start("--help")) {
            assertEquals(0, relay.exitCode());
            assertTrue(relay.stdout().contains("examples:") && relay.stdout().contains("--host-keys FILE"));
        }
    }

    @Test
    void aWrongSettingIsReportedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path shortKeys = Files.writeString(folder.resolve("short"), "kim tooshort\n");
        String[][] cases = {
            {"--port", "70000", "The port 70000"},
            {"--colour", "red", "There is no option --colour"},
            {"--config", folder.resolve("none").toString(), "The settings file"},
            {"--kafka-config", folder.resolve("none").toString(), "The Kafka settings file", "--kafka", "127.0.0.1:1"},
        };
        for (String[] bad : cases) {
            String[] more =
                    bad.length == 3 ? new String[] {bad[0], bad[1]} : new String[] {bad[0], bad[1], bad[3], bad[4]};
            refused(start(more), bad[2]);
        }
        refused(RelayProcess.start("--data", file.toString()), "The data folder");
        refused(
                RelayProcess.start("--data", folder.resolve("d").toString(), "--host-keys", shortKeys.toString()),
                "Line 1 of the host keys file");
    }

    @Test
    void aPortOrFolderInUseIsReportedInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(start("--port", Integer.toString(taken.getLocalPort())), "Port " + taken.getLocalPort());
            Path untouched = folder.resolve("untouched");
            refused(
                    RelayProcess.start(
                            "--port", Integer.toString(taken.getLocalPort()), "--data", untouched.toString()),
                    "Port " + taken.getLocalPort());
            assertFalse(Files.exists(untouched), "a refused start leaves nothing behind");
        }
        try (RelayProcess first = start()) {
            assertTrue(first.address().startsWith("ws://"));
            refused(start(), "The data folder");
        }
    }

    private static void refused(RelayProcess relay, String beginning) {
        try (relay) {
            assertEquals(2, relay.exitCode(), relay.stderr());
            assertTrue(relay.stderr().startsWith(beginning), relay.stderr());
            assertEquals(1, relay.stderr().strip().lines().count(), relay.stderr());
            assertEquals("", relay.stdout());
        }
    }

    /** When file descriptors run out, the library closes its listening socket for good. That must not happen. */
    @Test
    void fileDescriptorsDoNotRunOut() throws IOException {
        TestPerson kim = TestPerson.of(10);
        try (RelayProcess relay = startWithDescriptors(DESCRIPTORS);
                TestClient host = TestClient.connect(relay.address())) {
            host.send(kim.hosts(BOARD)).welcome();
            List<Socket> idle = new ArrayList<>();
            int port = URI.create(relay.address()).getPort();
            // More connections than it has descriptors for.
            for (int i = 0; i < DESCRIPTORS + 40; i++) idle.add(new Socket(InetAddress.getLoopbackAddress(), port));
            // Connections beyond the limit are closed at once; the others later, because they are silent.
            assertEquals(-1, idle.getLast().getInputStream().read());
            // Members are not affected.
            host.ops(1, kim.shape(1, 0, 0));
            host.awaitBoard(board -> board.element(kim.id(1)) != null);
            for (Socket socket : idle) socket.close();
            // After a while there is room again.
            int tries = 1_000;
            while (!TestClient.accepts(relay.address(), Map.of()) && --tries > 0) Thread.onSpinWait();
            assertTrue(tries > 0);
        }
    }
}
