package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.bunpil.model.Limits;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.AnyCertificate;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** TLS on real sockets: the certificate, large frames in both directions, and clients that do not finish a handshake. */
class TlsTest {
    private static final String BOARD = "Board12345";
    private static final int READ_MILLIS = 20_000;

    @TempDir
    Path folder;

    private final List<RelayServer> relays = new ArrayList<>();

    @AfterEach
    void stop() {
        relays.forEach(RelayServer::close);
    }

    private RelayServer start(RelaySettings relaySettings) throws StartupException {
        RelayServer relay = RelayServer.start(relaySettings, HostKeys.of(TestPerson.KEYS));
        relays.add(relay);
        return relay;
    }

    private RelayServer startOwn(String data) throws StartupException {
        return start(RelaySettings.DEFAULT.withData(folder.resolve(data)).withListen("0.0.0.0"));
    }

    /** A certificate in a separate folder, created by another relay. */
    private RelaySettings.Tls given(String name) throws StartupException {
        RelayServer maker = startOwn(name);
        relays.remove(maker);
        maker.close();
        Path data = folder.resolve(name);
        return new RelaySettings.Tls(data.resolve("tls-cert.pem"), data.resolve("tls-key.pem"), false);
    }

    private static String wss(RelayServer relay) {
        return "wss://127.0.0.1:" + relay.port() + "/v1";
    }

    private static Socket plainSocket(RelayServer relay) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        socket.setSoTimeout(READ_MILLIS);
        return socket;
    }

    @Test
    void aRelayReachableFromOtherComputersCreatesACertificateAndKeepsIt() throws Exception {
        RelayServer relay = startOwn("data");
        assertTrue(relay.address().startsWith("wss://"), relay.address());
        String sha256 = relay.ownCertificateSha256();
        try (TestClient client = TestClient.connect(wss(relay))) {
            client.send(TestPerson.of(10).hosts(BOARD)).welcome();
            assertEquals(sha256, client.certificate());
        }
        Path key = folder.resolve("data/tls-key.pem");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        relays.removeFirst().close();
        assertEquals(sha256, startOwn("data").ownCertificateSha256());
    }

    @Test
    void onThisComputerOrWithAllowPlainItIsNotEncrypted() throws StartupException {
        assertTrue(start(RelaySettings.DEFAULT.withData(folder.resolve("a")))
                .address()
                .startsWith("ws://"));
        RelayServer open = start(RelaySettings.DEFAULT
                .withData(folder.resolve("b"))
                .withListen("0.0.0.0")
                .withTls(new RelaySettings.Tls(null, null, true)));
        assertTrue(open.address().startsWith("ws://"));
        assertFalse(Files.exists(folder.resolve("b/tls-key.pem")));
    }

    /**
     * A board of thousands of strokes is downloaded and frames of the largest size are uploaded: TCP divides and joins TLS records as it
     * likes.
     */
    @Test
    void largeBoardsAndFramesArriveWhole() throws StartupException {
        RelayServer relay = startOwn("data");
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = TestClient.connect(wss(relay))) {
            host.send(kim.hosts(BOARD)).welcome();
            for (int k = 1; k <= 200; k++) host.ops(k, kim.shape(k, k, k));
            host.awaitSeq(201);
            host.raw("{\"t\":\"x-" + "y".repeat(Limits.FRAME_BYTES - 10) + "\"}");
            host.ops(201, kim.begin(999, 0, 0));
            for (int i = 1; i <= 15; i++) host.ops(201 + i, kim.append(999, i, 500));
            host.awaitSeq(217);
            List<TestClient> late = new ArrayList<>();
            try {
                for (int n = 11; n < 31; n++) late.add(TestClient.connect(wss(relay)));
                for (int n = 11; n < 31; n++)
                    late.get(n - 11)
                            .send(TestPerson.of(n).joins(BOARD, host.welcome().code()));
                String hash = host.awaitSeq(217 + 20);
                for (TestClient each : late) assertEquals(hash, each.awaitSeq(217 + 20));
            } finally {
                late.forEach(TestClient::close);
            }
        }
    }

    @Test
    void aMemberThatStopsReadingOverTlsDelaysNoOtherAndMissesNothing() throws StartupException {
        RelayServer relay = startOwn("data");
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = TestClient.connect(wss(relay));
                TestClient stuck = TestClient.connect(wss(relay));
                TestClient third = TestClient.connect(wss(relay))) {
            host.send(kim.hosts(BOARD)).welcome();
            stuck.send(TestPerson.of(11).joins(BOARD, host.welcome().code())).welcome();
            third.send(TestPerson.of(12).joins(BOARD, host.welcome().code())).welcome();
            stuck.pause();
            for (int k = 1; k <= 230; k++) host.ops(k, kim.shape(k, k, k));
            assertEquals(host.awaitSeq(233), third.awaitSeq(233));
            stuck.resume();
            assertEquals(host.hash(), stuck.awaitSeq(233));
        }
    }

    /** Incomplete handshakes on many sockets delay no other client and are closed in time. */
    @Test
    void handshakesThatNeverEndAreClosedAndDelayNoOther() throws Exception {
        RelayServer relay = startOwn("data");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = plainSocket(relay);
                // The header of a handshake record of 512 bytes, and its first byte.
                socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
                slow.add(socket);
            }
            try (TestClient client = TestClient.connect(wss(relay))) {
                client.send(TestPerson.of(10).hosts(BOARD)).welcome();
                client.ops(1, TestPerson.of(10).shape(1, 0, 0));
                client.awaitSeq(2);
                // At most an alert, then the end.
                for (Socket socket : slow) assertTrue(socket.getInputStream().readAllBytes().length < 64);
            }
        } finally {
            for (Socket socket : slow) socket.close();
        }
    }

    @Test
    void otherProtocolsAreClosedAtOnceAndOlderTlsVersionsAreRefused() throws Exception {
        RelayServer relay = startOwn("data");
        try (Socket http = plainSocket(relay)) {
            http.getOutputStream().write("GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = http.getInputStream();
            // At most an alert, then the end.
            assertTrue(in.readAllBytes().length < 64);
        }
        try (SSLSocket old = (SSLSocket)
                new AnyCertificate().sockets().createSocket(InetAddress.getLoopbackAddress(), relay.port())) {
            old.setSoTimeout(READ_MILLIS);
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(SSLHandshakeException.class, old::startHandshake);
        }
    }

    /** Many handshakes at the same time succeed while a client draws. */
    @Test
    void manyHandshakesAtOnceAllSucceed() throws Exception {
        RelayServer relay = startOwn("data");
        TestPerson kim = TestPerson.of(10);
        try (TestClient host = TestClient.connect(wss(relay))) {
            host.send(kim.hosts(BOARD)).welcome();
            List<Thread> crowd = new ArrayList<>();
            java.util.concurrent.atomic.AtomicInteger shaken = new java.util.concurrent.atomic.AtomicInteger();
            for (int i = 0; i < 200; i++) {
                crowd.add(Thread.startVirtualThread(() -> {
                    try (SSLSocket socket = (SSLSocket) new AnyCertificate()
                            .sockets()
                            .createSocket(InetAddress.getLoopbackAddress(), relay.port())) {
                        socket.startHandshake();
                        shaken.incrementAndGet();
                    } catch (IOException refused) {
                        throw new AssertionError(refused);
                    }
                }));
            }
            for (int k = 1; k <= 100; k++) host.ops(k, kim.shape(k, k, k));
            host.awaitSeq(101);
            for (Thread each : crowd) each.join();
            assertEquals(200, shaken.get());
        }
    }

    /** Nothing else may wait for a disk, or for whatever is in the file's place. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aCertificateFileThatCannotBeReadDelaysNothingElse() throws Exception {
        RelaySettings.Tls tls = given("a");
        RelayServer relay =
                start(RelaySettings.DEFAULT.withData(folder.resolve("b")).withTls(tls));
        Path certificate = Objects.requireNonNull(tls.certificate());
        Files.delete(certificate);
        assertEquals(
                0, new ProcessBuilder("mkfifo", certificate.toString()).start().waitFor());
        // Opening waits until the relay reads; then the relay waits for what is never written.
        try (OutputStream _ = Files.newOutputStream(certificate);
                Socket idle = plainSocket(relay)) {
            // An alert, and the end: its time for the handshake is over.
            assertTrue(idle.getInputStream().readAllBytes().length < 100);
        }
    }

    @Test
    void aCertificateIsReplacedWhileTheRelayRuns() throws Exception {
        RelaySettings.Tls first = given("first");
        RelaySettings.Tls second = given("second");
        RelayServer relay =
                start(RelaySettings.DEFAULT.withData(folder.resolve("data")).withTls(first));
        assertTrue(relay.address().startsWith("wss://127.0.0.1:"), relay.address());
        assertEquals(null, relay.ownCertificateSha256());
        TestPerson kim = TestPerson.of(10);
        try (TestClient before = TestClient.connect(wss(relay))) {
            before.send(kim.hosts(BOARD)).welcome();
            // Only one of the two files is new: the old pair stays in use.
            replace(second.key(), first.key());
            try (TestClient meanwhile = TestClient.connect(wss(relay))) {
                assertEquals(before.certificate(), meanwhile.certificate());
            }
            replace(second.certificate(), first.certificate());
            String now = before.certificate();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (now.equals(before.certificate()) && System.nanoTime() < end) {
                try (TestClient after = TestClient.connect(wss(relay))) {
                    now = after.certificate();
                }
            }
            assertNotEquals(before.certificate(), now);
            before.ops(1, kim.shape(1, 0, 0));
            before.awaitSeq(2);
        }
    }

    private static void replace(Path with, Path file) throws IOException {
        Files.copy(with, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void unusableCertificatesAreReportedInOneSentenceAndNothingIsLeft() throws Exception {
        RelaySettings.Tls a = given("a");
        RelaySettings.Tls b = given("b");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        refused(new RelaySettings.Tls(folder.resolve("none"), a.key(), false), "does not exist.");
        refused(new RelaySettings.Tls(empty, a.key(), false), "holds no certificate in PEM form.");
        refused(new RelaySettings.Tls(a.certificate(), empty, false), "-out NEWKEY.");
        refused(new RelaySettings.Tls(a.certificate(), b.key(), false), "tls-cert.pem.");
    }

    private void refused(RelaySettings.Tls tls, String end) {
        Path data = folder.resolve("untouched");
        StartupException unusable = assertThrows(
                StartupException.class,
                () -> start(RelaySettings.DEFAULT.withData(data).withTls(tls)));
        assertTrue(unusable.getMessage().endsWith(end), unusable.getMessage());
        assertFalse(Files.exists(data));
    }
}
