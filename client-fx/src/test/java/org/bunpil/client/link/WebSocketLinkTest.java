package org.bunpil.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.relay.RelayServer;
import org.bunpil.relay.RelaySettings;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketLinkTest {
    private static final String KEY = "0123456789abcdefghijklmnop";
    private static final String SECRET = "abcdefghijklmnopqrstuv";

    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final Map<String, String> certificates = new ConcurrentHashMap<>();
    private final KnownRelays known = new KnownRelays() {
        @Override
        public @Nullable String sha256(String place) {
            return certificates.get(place);
        }

        @Override
        public void remember(String place, String sha256) {
            certificates.put(place, sha256);
        }
    };

    @AfterEach
    void end() {
        owner.shutdownNow();
    }

    @Test
    void aRealRelayAnswersAHello(@TempDir Path folder) throws Exception {
        try (RelayServer relay = relay(folder)) {
            WebSocketLink link = link(URI.create(relay.address()));
            owner.execute(link::connect);
            assertEquals("opened", hear());
            owner.execute(() -> link.send(hello()));
            RelayFrame.Welcome welcome = assertInstanceOf(RelayFrame.Welcome.class, hear());
            assertEquals("Fractions", welcome.title());
            assertInstanceOf(RelayFrame.SnapshotPart.class, hear());
            owner.execute(link::close);
            assertEquals(1006, heardClosed());
        }
    }

    @Test
    void relaysAreTriedInTurn(@TempDir Path folder) throws Exception {
        try (RelayServer relay = relay(folder)) {
            WebSocketLink link = link(nobody(), URI.create(relay.address()));
            owner.execute(link::connect);
            assertEquals(1006, hear());
            owner.execute(link::connect);
            assertEquals("opened", hear());
        }
    }

    /** A hanging relay: its computer accepts the connection, and nobody answers the handshake. */
    @Test
    void aTryThatIsGivenUpMakesRoomForTheNext(@TempDir Path folder) throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                RelayServer relay = relay(folder)) {
            WebSocketLink link =
                    link(URI.create("ws://127.0.0.1:" + frozen.getLocalPort() + "/v1"), URI.create(relay.address()));
            owner.execute(link::connect);
            try (Socket taken = frozen.accept()) {
                // The handshake's first byte has arrived: the client now waits for the answer.
                assertEquals('G', taken.getInputStream().read());
                owner.execute(link::close);
                assertEquals(1006, hear());
                owner.execute(link::connect);
                assertEquals("opened", hear());
                taken.getInputStream().readAllBytes();
            }
            assertNull(heard.poll(), "nothing more is heard of the first");
        }
    }

    @Test
    void aRelayThatGoesIsReportedOnceWithItsCode(@TempDir Path folder) throws Exception {
        WebSocketLink link;
        try (RelayServer relay = relay(folder)) {
            link = link(URI.create(relay.address()));
            owner.execute(link::connect);
            assertEquals("opened", hear());
            owner.execute(() -> link.send(hello()));
            assertInstanceOf(RelayFrame.Welcome.class, hear());
            assertInstanceOf(RelayFrame.SnapshotPart.class, hear());
        }
        assertEquals(1012, heardClosed());
        owner.execute(link::connect);
        assertEquals(1006, hear());
        assertNull(heard.poll(), "closed is told once");
    }

    @Test
    void aWrongCodeIsRefusedWithItsCloseCode(@TempDir Path folder) throws Exception {
        try (RelayServer relay = relay(folder)) {
            WebSocketLink link = link(URI.create(relay.address()));
            owner.execute(link::connect);
            assertEquals("opened", hear());
            owner.execute(() -> link.send(new ClientFrame.Hello(
                    1,
                    FoldVersion.NEWEST,
                    "test/1",
                    "AAAAAAAA",
                    SECRET,
                    "Mina",
                    null,
                    new ClientFrame.Auth.JoinCode("2222-2222"),
                    false,
                    null,
                    null,
                    null,
                    false)));
            RelayFrame.Failure failure = assertInstanceOf(RelayFrame.Failure.class, hear());
            assertEquals(ErrorCode.AUTH, failure.code());
            assertEquals(4003, hear());
        }
    }

    @Test
    void whatCannotBeReadEndsTheConnection() throws Exception {
        for (String bad : List.of("not json", "[]", "{\"t\":\"welcome\"}", "{\"t\":\"ops\",\"s\":1e99,\"b\":[]}")) {
            CountDownLatch up = new CountDownLatch(1);
            WebSocketServer rogue = rogue(up, bad);
            rogue.start();
            assertTrue(up.await(20, TimeUnit.SECONDS));
            WebSocketLink link = link(URI.create("ws://127.0.0.1:" + rogue.getPort() + "/v1"));
            owner.execute(link::connect);
            assertEquals("opened", hear());
            assertEquals(1002, hear(), bad);
            rogue.stop();
            heard.clear();
        }
    }

    @Test
    void aFrameBeyondTheLimitEndsTheConnection() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        WebSocketServer rogue = rogue(up, "{\"t\":\"x-long\",\"pad\":\"" + "a".repeat(70_000) + "\"}");
        rogue.start();
        assertTrue(up.await(20, TimeUnit.SECONDS));
        WebSocketLink link = link(URI.create("ws://127.0.0.1:" + rogue.getPort() + "/v1"));
        owner.execute(link::connect);
        assertEquals("opened", hear());
        assertEquals(1009, hear());
        rogue.stop();
    }

    @Test
    void aStaleConnectionIsNotHeardAnyMore(@TempDir Path folder) throws Exception {
        try (RelayServer relay = relay(folder)) {
            WebSocketLink link = link(URI.create(relay.address()));
            owner.execute(link::connect);
            assertEquals("opened", hear());
            owner.execute(link::connect);
            assertEquals("opened", hear(), "and not that the first was closed");
            owner.execute(() -> link.send(hello()));
            assertInstanceOf(RelayFrame.Welcome.class, hear());
        }
    }

    private Object hear() throws InterruptedException {
        Object next = heard.poll(30, TimeUnit.SECONDS);
        return next == null ? "silence" : next;
    }

    /** The close code, after any frames before it. */
    private Object heardClosed() throws InterruptedException {
        Object last = hear();
        while (last instanceof RelayFrame) {
            last = hear();
        }
        return last;
    }

    /** In a local network the first certificate is remembered; nothing is sent to a relay that later shows another one. */
    @Test
    void theFirstCertificateIsKept(@TempDir Path folder) throws Exception {
        int port;
        String place;
        String first;
        try (RelayServer relay = encrypted(folder.resolve("one"), 0)) {
            port = relay.port();
            place = "127.0.0.1:" + port;
            first = String.valueOf(relay.ownCertificateSha256());
            for (int times = 0; times < 2; times++) {
                WebSocketLink link = link(URI.create("wss://" + place + "/v1"));
                owner.execute(link::connect);
                assertEquals("opened", hear());
                assertEquals(Map.of(place, first), certificates);
                owner.execute(link::close);
                assertEquals(1006, heardClosed());
            }
        }
        try (RelayServer other = encrypted(folder.resolve("two"), port)) {
            String second = String.valueOf(other.ownCertificateSha256());
            WebSocketLink link = link(URI.create("wss://" + place + "/v1"));
            owner.execute(link::connect);
            assertEquals(
                    new CertificateRejection(place, CertificateRejection.Reason.CHANGED_SINCE_FIRST_USE, second),
                    hear());
            assertEquals(1006, hear());
            assertEquals(first, certificates.get(place));
            // A join link with the new certificate replaces it, for the typed address too.
            WebSocketLink invited = link(URI.create("wss://" + place + "/v1#" + second));
            owner.execute(invited::connect);
            assertEquals("opened", hear());
            assertEquals(second, certificates.get(place));
        }
    }

    @Test
    void anInvitationNamesTheCertificate(@TempDir Path folder) throws Exception {
        try (RelayServer relay = encrypted(folder, 0)) {
            String place = "127.0.0.1:" + relay.port();
            WebSocketLink wrong = link(URI.create("wss://" + place + "/v1#" + "0".repeat(64)));
            owner.execute(wrong::connect);
            assertEquals(
                    new CertificateRejection(
                            place,
                            CertificateRejection.Reason.NOT_AS_INVITED,
                            String.valueOf(relay.ownCertificateSha256())),
                    hear());
            assertEquals(1006, hear());
            assertEquals(Map.of(), certificates);
        }
    }

    /** Where authorities can sign, one must have signed: a first certificate is not trusted without. */
    @Test
    void aPublicNameNeedsAnAuthority(@TempDir Path folder) throws Exception {
        encrypted(folder, 0).close();
        X509Certificate[] chain;
        try (InputStream in = Files.newInputStream(folder.resolve("tls-cert.pem"))) {
            chain = new X509Certificate[] {
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in)
            };
        }
        RelayTrust trust = new RelayTrust(
                URI.create("wss://relay.example.org/v1"), known, rejection -> heard.add(rejection.reason()));
        try (Socket unconnected = new Socket()) {
            assertThrows(CertificateException.class, () -> trust.checkServerTrusted(chain, "ECDHE_ECDSA", unconnected));
            assertEquals(CertificateRejection.Reason.NO_TRUSTED_AUTHORITY, hear());
            assertEquals(Map.of(), certificates);
            // A public number is remembered at its first use, and so is a public name that a link has named.
            RelayTrust number = new RelayTrust(
                    URI.create("wss://203.0.113.7:7310/v1"), known, rejection -> heard.add(rejection.reason()));
            number.checkServerTrusted(chain, "ECDHE_ECDSA", unconnected);
            assertEquals(Set.of("203.0.113.7:7310"), certificates.keySet());
            String shown = certificates.get("203.0.113.7:7310");
            RelayTrust linked = new RelayTrust(
                    URI.create("wss://relay.example.org/v1#" + shown),
                    known,
                    rejection -> heard.add(rejection.reason()));
            linked.checkServerTrusted(chain, "ECDHE_ECDSA", unconnected);
            trust.checkServerTrusted(chain, "ECDHE_ECDSA", unconnected);
            certificates.put("203.0.113.7:7310", "0".repeat(64));
            assertThrows(
                    CertificateException.class, () -> number.checkServerTrusted(chain, "ECDHE_ECDSA", unconnected));
            assertEquals(CertificateRejection.Reason.CHANGED_SINCE_FIRST_USE, hear());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "192.168.0.10,true",
        "10.1.2.3,true",
        "172.16.0.1,true",
        "169.254.1.1,true",
        "[fe80::1],true",
        "[fd00::1],true",
        "teacher-pc,true",
        "teacher.local,true",
        "8.8.8.8,true",
        "[2001:db8::1],true",
        "relay.example.org,false",
        "local.example,false"
    })
    void numbersAndLocalNamesHaveNoAuthority(String host, boolean none) {
        assertEquals(none, LocalNetworkNames.hasNoAuthority(host));
    }

    private static RelayServer encrypted(Path folder, int port) throws Exception {
        return RelayServer.start(
                RelaySettings.DEFAULT.withData(folder).withListen("0.0.0.0").withPort(port),
                HostKeys.of(java.util.Map.of("kim", KEY)));
    }

    private WebSocketLink link(URI... relays) {
        WebSocketLink link = new WebSocketLink(List.of(relays), owner, known);
        link.onCertificateRejected(heard::add);
        link.listener(new LinkListener() {
            @Override
            public void opened() {
                heard.add("opened");
            }

            @Override
            public void received(RelayFrame frame) {
                heard.add(frame);
            }

            @Override
            public void closed(int code) {
                heard.add(code);
            }
        });
        return link;
    }

    private static ClientFrame hello() {
        return new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "test/1",
                "AAAAAAAA",
                SECRET,
                "Kim",
                null,
                new ClientFrame.Auth.HostKey("kim", KEY),
                true,
                "Fractions",
                null,
                null,
                false);
    }

    private static RelayServer relay(Path folder) throws Exception {
        return RelayServer.start(RelaySettings.DEFAULT.withData(folder), HostKeys.of(java.util.Map.of("kim", KEY)));
    }

    /** An address where nothing listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("ws://127.0.0.1:" + free.getLocalPort() + "/v1");
        }
    }

    private static WebSocketServer rogue(CountDownLatch up, String hello) {
        WebSocketServer server = new WebSocketServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)) {
            @Override
            public void onOpen(WebSocket socket, ClientHandshake handshake) {
                socket.send(hello);
            }

            @Override
            public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

            @Override
            public void onMessage(WebSocket socket, String message) {}

            @Override
            public void onError(WebSocket socket, Exception error) {}

            @Override
            public void onStart() {
                up.countDown();
            }
        };
        server.setReuseAddr(true);
        return server;
    }
}
