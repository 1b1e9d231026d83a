package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Timer;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.RawSocket;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health and metrics that an administrator's tools read from a running relay. */
class HealthAndMetricsTest {
    private static final String BOARD = "Board12345";
    private static final long LIMIT_SECONDS = 20;
    private static final Pattern SAMPLE =
            Pattern.compile("[a-z_]+(\\{[a-z_]+=\"[^\"\\\\]*\"(,[a-z_]+=\"[^\"\\\\]*\")*})? -?[0-9.E+-]+(Inf)?");

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private RelayServer relay;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(
                RelaySettings.DEFAULT.withData(data.resolve("d")).withOps(OpsSettings.NONE.withPort(0)),
                HostKeys.of(TestPerson.KEYS));
    }

    @AfterEach
    void stop() {
        relay.close();
        http.close();
    }

    private HttpResponse<String> get(String path) {
        return send(path, "GET");
    }

    private HttpResponse<String> send(String path, String method) {
        return send(URI.create("http://127.0.0.1:" + relay.opsPort() + path), method);
    }

    private HttpResponse<String> send(URI address, String method) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static double value(String metrics, String series) {
        for (String line : metrics.lines().toList()) {
            if (line.startsWith(series + " ")) return Double.parseDouble(line.substring(series.length() + 1));
        }
        throw new AssertionError("no " + series + " in\n" + metrics);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("timed out waiting for " + what);
            Thread.onSpinWait();
        }
    }

    @Test
    void aHealthyRelayIsLiveAndReady() {
        for (String path : new String[] {"/live", "/ready"}) {
            assertEquals(200, get(path).statusCode(), path);
            assertEquals("ok\n", get(path).body());
        }
        assertEquals(404, get("/").statusCode());
        assertEquals(404, get("/metrics/x").statusCode());
        assertEquals(405, send("/metrics", "POST").statusCode());
        assertEquals("", send("/metrics", "HEAD").body());
    }

    /** Requests that never end took one descriptor after another, until there was none left for people. */
    @Test
    void halfRequestsAreBounded() throws IOException {
        String address = "ws://127.0.0.1:" + relay.opsPort();
        List<RawSocket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                RawSocket socket = RawSocket.dial(address);
                half.add(socket);
                try {
                    socket.bytes("GET /ready HTTP/1.1\r\nHost: relay\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closedAtOnce) {
                    continue;
                }
            }
            for (RawSocket socket : half) assertTrue(socket.awaitEnd(), "none may stay open");
            assertEquals("ok\n", get("/ready").body());
        } finally {
            for (RawSocket socket : half) socket.close();
        }
    }

    @Test
    void aLessonShowsInTheMetrics() {
        try (TestClient host = TestClient.connect(relay.address());
                TestClient pupil = TestClient.connect(relay.address())) {
            TestPerson kim = TestPerson.of(10);
            String code =
                    Objects.requireNonNull(host.send(kim.hosts(BOARD)).welcome().code());
            pupil.send(TestPerson.of(11).joins(null, code)).welcome();
            for (int i = 1; i <= 20; i++) host.ops(i, kim.shape(i, 100 * i, 100));
            // The first frame after joining still belongs to catching up; the next one is timed.
            pupil.awaitSeq(22);
            host.awaitSeq(22);
            host.ops(21, kim.shape(21, 1, 1));
            pupil.awaitSeq(host.awaitSeq(23).isEmpty() ? 0 : 23);
            pupil.raw("nonsense");
            pupil.await(RelayFrame.Failure.class);
            // The relay counts some things after sending, so wait for them.
            await("all hops", () -> relay.metrics().value(Timer.SENT_TO_WRITTEN) > 2);
            await("the ring", () -> relay.metrics().value(Gauge.RING_BYTES) > 1_000);

            String metrics = get("/metrics").body();
            assertEquals(2, value(metrics, "bunpil_connections"));
            assertEquals(2, value(metrics, "bunpil_members"));
            assertEquals(1, value(metrics, "bunpil_boards_open"));
            assertEquals(1, value(metrics, "bunpil_ready"));
            assertEquals(21, value(metrics, "bunpil_batches_in_total"));
            assertTrue(value(metrics, "bunpil_batches_out_total") >= 42);
            assertEquals(1, value(metrics, "bunpil_refused_total{code=\"bad_message\"}"));
            assertEquals(0, value(metrics, "bunpil_refused_total{code=\"busy\"}"), "exported before it happens");
            assertEquals(2, value(metrics, "bunpil_join_seconds_count"));
            for (String hop : new String[] {"decoded_to_lane", "lane_to_appended", "appended_to_delivered"}) {
                assertEquals(21, value(metrics, "bunpil_hop_seconds_count{hop=\"" + hop + "\"}"), hop);
                assertEquals(21, value(metrics, "bunpil_hop_seconds_bucket{hop=\"" + hop + "\",le=\"+Inf\"}"), hop);
            }
            assertTrue(value(metrics, "bunpil_hop_seconds_sum{hop=\"lane_to_appended\"}") > 0);
            assertTrue(value(metrics, "bunpil_hop_seconds_count{hop=\"delivered_to_sent\"}") > 0);
            assertTrue(value(metrics, "bunpil_sent_bytes_total") > value(metrics, "bunpil_received_bytes_total"));
            assertTrue(value(metrics, "jvm_memory_used_bytes{area=\"heap\"}") > 1 << 20);
        }
        await("nobody left", () -> relay.metrics().value(Gauge.MEMBERS) == 0);
    }

    @Test
    void metricsAreInPrometheusFormatAndNameNoBoardOrPerson() {
        try (TestClient host = TestClient.connect(relay.address())) {
            host.send(TestPerson.of(10).hosts(BOARD)).welcome();
            String metrics = get("/metrics").body();
            for (String line : metrics.lines().toList()) {
                assertTrue(
                        line.startsWith("# HELP ")
                                || line.startsWith("# TYPE ")
                                || SAMPLE.matcher(line).matches(),
                        line);
            }
            for (String name : new String[] {BOARD, "Client10", "Person", TestPerson.USER + "\"", TestPerson.KEY}) {
                assertFalse(metrics.contains(name), name);
            }
            Matcher types = Pattern.compile("# TYPE (\\S+) ").matcher(metrics);
            assertEquals(
                    types.results().count(),
                    Pattern.compile("# TYPE (\\S+) ")
                            .matcher(metrics)
                            .results()
                            .map(m -> m.group(1))
                            .distinct()
                            .count(),
                    "each family once");
        }
    }

    @Test
    void aRelayThatShutsDownIsNotReady() throws IOException {
        Path keys = Files.writeString(data.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
        int port = freePort();
        try (RelayProcess program = RelayProcess.start(
                        "--host-keys",
                        keys.toString(),
                        "--data",
                        data.resolve("p").toString(),
                        "--ops-port",
                        "" + port);
                TestClient host = TestClient.connect(program.address())) {
            host.send(TestPerson.of(10).hosts(BOARD)).welcome();
            URI ready = URI.create("http://127.0.0.1:" + port + "/ready");
            assertEquals(200, send(ready, "GET").statusCode());
            // The relay waits for its close frame to be answered, so it keeps shutting down while the client does not
            // read.
            host.pause();
            program.terminate();
            // Status and text must come from one response: a moment later the process may have ended.
            AtomicReference<String> said = new AtomicReference<>("");
            await("503", () -> {
                HttpResponse<String> answer = send(ready, "GET");
                said.set(answer.body());
                return answer.statusCode() == 503;
            });
            assertEquals("It is going down.\n", said.get());
            host.resume();
            assertEquals("drain", host.await(RelayFrame.Goodbye.class).why());
            assertEquals(1012, host.awaitClose());
            assertEquals(0, program.exitCode());
        }
    }

    @Test
    void aRelayWithoutItsLogIsNotReady() throws StartupException {
        try (RelayServer withoutLog = RelayServer.start(
                RelaySettings.DEFAULT
                        .withData(data.resolve("k"))
                        .withKafka("127.0.0.1:1")
                        .withOps(OpsSettings.NONE.withPort(0)),
                HostKeys.of(TestPerson.KEYS))) {
            URI ready = URI.create("http://127.0.0.1:" + withoutLog.opsPort() + "/ready");
            assertEquals(503, send(ready, "GET").statusCode());
            String away = "The log is away: boards cannot be changed or opened. Kafka at 127.0.0.1:1 ";
            assertTrue(
                    send(ready, "GET").body().startsWith(away),
                    send(ready, "GET").body());
            assertEquals(0, withoutLog.metrics().value(Gauge.READY));
            assertEquals(0, withoutLog.metrics().value(Counter.CONNECTIONS));
        }
    }

    /** Otherwise the first loss would raise no alert: for Prometheus a series that begins with 1 has not increased. */
    @Test
    void everySeriesIsExportedBeforeItIsFirstCounted() throws IOException {
        String metrics = get("/metrics").body();
        for (String line : metrics.lines().filter(l -> l.startsWith("# TYPE ")).toList()) {
            String family = line.split(" ", -1)[2];
            assertTrue(
                    metrics.lines().anyMatch(l -> l.matches(family + "(_count|_sum)?[ {].*")),
                    family + " has no series");
        }
    }

    /** Dashboards, alerts and the guide may name only metrics that exist. */
    @Test
    void theFilesForAdministratorsNameOnlyExistingMetrics() throws IOException, StartupException {
        String metrics = get("/metrics").body();
        Path docs = Path.of("..", "docs");
        for (String name :
                new String[] {"administration.md", "operations/grafana-dashboard.json", "operations/bunpil-alerts.yml"
                }) {
            String text = Files.readString(docs.resolve(name));
            Matcher series =
                    Pattern.compile("\\b(bunpil|jvm|process)_[a-z_]+[a-z]").matcher(text);
            int found = 0;
            while (series.find()) {
                String family = series.group().replaceAll("_(bucket|sum|count)$", "");
                assertTrue(metrics.contains("# TYPE " + family + " "), name + ": " + series.group());
                found++;
            }
            assertTrue(found > 10, name);
            Matcher hops = Pattern.compile("hop=\\\\?(\"[a-z_]+)\\\\?\"").matcher(text);
            while (hops.find()) assertTrue(metrics.contains("hop=" + hops.group(1) + "\""), name + ": " + hops.group());
        }
        JsonObject dashboard = JsonParser.parseString(
                        Files.readString(docs.resolve("operations/grafana-dashboard.json")))
                .getAsJsonObject();
        assertEquals("Bunpil relays", dashboard.get("title").getAsString());
        assertTrue(dashboard.getAsJsonArray("panels").size() > 10);
        String service = Files.readString(docs.resolve("operations/bunpil-relay.service"));
        assertTrue(service.contains("RestartPreventExitStatus=2"));
        RelaySettings example = Objects.requireNonNull(RelaySettingsReader.read(
                List.of("--config", docs.resolve("operations/relay.properties").toString())));
        assertEquals(8701, example.ops().port());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
