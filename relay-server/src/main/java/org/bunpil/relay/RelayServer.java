package org.bunpil.relay;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.snapshot.SnapshotPolicy;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.ops.AuditLog;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.OpsServer;
import org.bunpil.relay.room.CpuLoad;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.room.replica.BoardSnapshotFold;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.session.RelayContext;
import org.bunpil.relay.session.Session;
import org.bunpil.relay.session.SessionLimits;
import org.bunpil.relay.tls.ReloadableCertificate;
import org.bunpil.relay.transport.WebSocketTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running relay with all its parts. The app runs one to host a class; {@link Relay} runs one as a program. */
public final class RelayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayServer.class);
    private static final long BACKGROUND_MILLIS = 3_000;
    /** So many snapshots are packed and stored at a time. */
    private static final int BACKGROUND = 2;

    private final RelaySettings relaySettings;
    private final Metrics metrics;
    private final RelayHealth health;
    private final @Nullable OpsServer ops;
    private final BoardLog log;
    /** Held while the boards are in Kafka; in SQLite the log holds it. */
    private final @Nullable DataFolder folder;

    private final ExecutorService background;
    private final Rooms rooms;
    private final WebSocketTransport transport;
    private final @Nullable ReloadableCertificate certificate;
    private final AuditLog audit;
    private final Administration administration;

    private RelayServer(
            RelaySettings relaySettings,
            Metrics metrics,
            RelayHealth health,
            @Nullable OpsServer ops,
            BoardLog log,
            @Nullable DataFolder folder,
            ExecutorService background,
            Rooms rooms,
            WebSocketTransport transport,
            @Nullable ReloadableCertificate certificate,
            AuditLog audit,
            Administration administration) {
        this.administration = administration;
        this.folder = folder;
        this.relaySettings = relaySettings;
        this.metrics = metrics;
        this.health = health;
        this.ops = ops;
        this.log = log;
        this.background = background;
        this.rooms = rooms;
        this.transport = transport;
        this.certificate = certificate;
        this.audit = audit;
    }

    /** Starts a relay with the host keys that the settings name. It accepts connections when this returns. */
    public static RelayServer start(RelaySettings relaySettings) throws StartupException {
        RelayServer relay = start(relaySettings, HostKeysFile.given(relaySettings));
        HostKeysFile.warnIfOpen(relaySettings);
        return relay;
    }

    /**
     * Starts a relay. It accepts connections when this returns, even while Kafka is unavailable. Settings that may be refused are tried
     * before anything is written.
     *
     * @param hostKeys null: those in the data folder, created if they are missing
     */
    public static RelayServer start(RelaySettings relaySettings, @Nullable HostKeys hostKeys) throws StartupException {
        return start(relaySettings, hostKeys, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** @param clock monotonic, in milliseconds */
    static RelayServer start(RelaySettings relaySettings, @Nullable HostKeys hostKeys, LongSupplier clock)
            throws StartupException {
        RelaySettings.Tls tls = relaySettings.tls();
        ReloadableCertificate given = null;
        if (tls.certificate() != null && tls.key() != null) given = certificate(tls.certificate(), tls.key());
        ServerSocketChannel listener = listen(relaySettings);
        BoardLog log = null;
        DataFolder folder = null;
        try {
            SecureRandom random = new SecureRandom();
            Metrics metrics = new Metrics();
            if (relaySettings.store().kafka() != null) folder = openFolder(relaySettings.data());
            log = openLog(relaySettings, random, metrics);
            HostKeys keys = hostKeys == null ? HostKeysFile.own(relaySettings.data()) : hostKeys;
            ReloadableCertificate certificate = given == null && ownCertificate(relaySettings, listener)
                    ? ownCertificate(relaySettings.data(), random)
                    : given;
            RelayHealth health = new RelayHealth(log);
            OpsServer ops = openOps(relaySettings.ops(), health, metrics);
            return start(relaySettings, listener, log, folder, keys, certificate, random, metrics, health, ops, clock);
        } catch (StartupException refused) {
            if (log != null) log.close();
            try {
                if (folder != null) folder.close();
                listener.close();
            } catch (IOException gone) {
                refused.addSuppressed(gone);
            }
            throw refused;
        }
    }

    private static RelayServer start(
            RelaySettings relaySettings,
            ServerSocketChannel listener,
            BoardLog log,
            @Nullable DataFolder folder,
            HostKeys hostKeys,
            @Nullable ReloadableCertificate certificate,
            SecureRandom random,
            Metrics metrics,
            RelayHealth health,
            @Nullable OpsServer ops,
            LongSupplier clock) {
        // Packing snapshots takes long: on virtual threads it would hold up the lanes.
        ExecutorService background = Executors.newFixedThreadPool(
                BACKGROUND, Thread.ofPlatform().name("background-", 0).daemon().factory());
        Supplier<String> incarnations = new RandomIds(random);
        AuditLog audit = AuditLog.in(relaySettings.data(), metrics);
        Rooms rooms = new Rooms(new RoomContext(
                log,
                clock,
                background,
                incarnations,
                RoomContext.SNAPSHOT_RECORDS,
                relaySettings.relays(),
                SessionLimits.BATCHES_PER_SECOND,
                metrics,
                audit,
                new CpuLoad(RelayServer::cpuNanos, Runtime.getRuntime().availableProcessors())));
        RelayContext context = new RelayContext(
                rooms,
                log.directory(),
                log.assets(),
                (long) relaySettings.store().boardPictureMegabytes() << 20,
                hostKeys,
                clock,
                random,
                metrics);
        WebSocketTransport transport = WebSocketTransport.start(
                listener,
                relaySettings.allowedOrigins(),
                certificate,
                channel -> new Session(channel, context),
                clock,
                metrics);
        Administration administration = Administration.of(relaySettings, log, rooms, hostKeys, audit, random);
        health.serving(transport, rooms);
        show(metrics, health, rooms, transport);
        if (certificate != null) metrics.observe(Gauge.CERTIFICATE_EXPIRES, certificate::untilSeconds);
        return new RelayServer(
                relaySettings,
                metrics,
                health,
                ops,
                log,
                folder,
                background,
                rooms,
                transport,
                certificate,
                audit,
                administration);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static ServerSocketChannel listen(RelaySettings relaySettings) throws StartupException {
        try {
            return WebSocketTransport.bind(
                    new InetSocketAddress(InetAddress.getByName(relaySettings.listen()), relaySettings.port()));
        } catch (IOException refused) {
            throw new StartupException(sentence(relaySettings.listen(), relaySettings.port(), refused), refused);
        }
    }

    private static @Nullable OpsServer openOps(OpsSettings settings, RelayHealth health, Metrics metrics)
            throws StartupException {
        Integer port = settings.port();
        if (port == null) return null;
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(settings.listen()), port);
            OpsServer ops = OpsServer.start(address, health, metrics);
            LOG.atInfo()
                    .addKeyValue("address", "http://" + settings.listen() + ":" + ops.port())
                    .log("ops-listening");
            return ops;
        } catch (IOException refused) {
            throw new StartupException(sentence(settings.listen(), port, refused), refused);
        }
    }

    private static void show(Metrics metrics, RelayHealth health, Rooms rooms, WebSocketTransport transport) {
        for (ErrorCode code : ErrorCode.values()) metrics.declare(Counter.REFUSED, code.text());
        metrics.observe(Gauge.CONNECTIONS, transport::connections);
        metrics.observe(Gauge.BOARDS, rooms::size);
        metrics.observe(Gauge.LANE_STEPS, rooms::waiting);
        metrics.observe(Gauge.LANE_STEPS_MAX, rooms::waitingMost);
        metrics.observe(Gauge.READY, () -> health.readinessFailure().isEmpty() ? 1 : 0);
    }

    /** Connections from other computers are encrypted unless the settings allow plain ones. */
    private static boolean ownCertificate(RelaySettings relaySettings, ServerSocketChannel listener) {
        return !relaySettings.tls().allowPlain()
                && !listener.socket().getInetAddress().isLoopbackAddress();
    }

    private static ReloadableCertificate certificate(Path certificate, Path key) throws StartupException {
        try {
            return ReloadableCertificate.read(certificate, key);
        } catch (IOException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static ReloadableCertificate ownCertificate(Path folder, SecureRandom random) throws StartupException {
        try {
            return ReloadableCertificate.own(folder, random);
        } catch (IOException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static DataFolder openFolder(Path path) throws StartupException {
        try {
            return DataFolder.open(path);
        } catch (IOException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static BoardLog openLog(RelaySettings relaySettings, SecureRandom random, Metrics metrics)
            throws StartupException {
        String kafka = relaySettings.store().kafka();
        if (kafka != null) {
            KafkaSettings kafkaSettings = new KafkaSettings(
                    kafka, kafkaProperties(relaySettings.store().kafkaConfig()), new RandomIds(random).get());
            Optional<String> refusal = kafkaSettings.refusal();
            if (refusal.isPresent()) throw new StartupException(refusal.get());
            return KafkaBoardLog.open(kafkaSettings, metrics)
                    .writeSnapshots(new SnapshotPolicy(
                            new BoardSnapshotFold(),
                            SnapshotPolicy.INTERVAL,
                            Duration.ofDays(relaySettings.store().historyDays())));
        }
        try {
            return SqliteBoardLog.open(relaySettings.data());
        } catch (IOException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static Map<String, String> kafkaProperties(@Nullable Path file) throws StartupException {
        if (file == null) return Map.of();
        Properties properties = new Properties();
        try (Reader in = new StringReader(withoutMark(Files.readString(file)))) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartupException("The Kafka settings file " + file + " cannot be read.", unreadable);
        }
        Map<String, String> all = new HashMap<>();
        for (String name : properties.stringPropertyNames()) all.put(name, properties.getProperty(name));
        return all;
    }

    /** Editors on Windows begin a file with a byte order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String sentence(String listen, int port, Exception refused) {
        if (refused instanceof UnknownHostException) return "There is no address " + listen + ".";
        return "Port " + port + " on " + listen + " cannot be used: " + refused.getMessage() + ".";
    }

    /** The port that the relay listens on. */
    public int port() {
        return transport.port();
    }

    /** The port of health and metrics; -1 when they are not served. */
    public int opsPort() {
        return ops == null ? -1 : ops.port();
    }

    /** The address for clients on this computer. */
    public String address() {
        String host =
                relaySettings.listen().contains(":") ? "[" + relaySettings.listen() + "]" : relaySettings.listen();
        return (certificate == null ? "ws://" : "wss://") + host + ":" + port() + "/v1";
    }

    /** SHA-256, in hex, of the certificate that the relay created itself and no CA has signed; null when it has no such certificate. */
    public @Nullable String ownCertificateSha256() {
        return certificate == null || relaySettings.tls().certificate() != null ? null : certificate.sha256();
    }

    /** A failure that only a restart can repair: a sentence, or "". Any thread, never blocks. */
    public String livenessFailure() {
        return health.livenessFailure();
    }

    /** Does what happens by itself every ten minutes. */
    void tidy(long nowMillis) {
        administration.tidy(nowMillis);
    }

    public Metrics metrics() {
        return metrics;
    }

    /** Sends goodbye to all clients and ends, within 10 s. What was accepted before is stored. */
    @Override
    public void close() {
        health.draining();
        administration.close();
        transport.drain();
        rooms.close();
        background.shutdown();
        try {
            if (!background.awaitTermination(BACKGROUND_MILLIS, TimeUnit.MILLISECONDS)) background.shutdownNow();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        log.close();
        transport.close();
        audit.close();
        if (ops != null) ops.close();
        try {
            if (folder != null) folder.close();
        } catch (IOException failed) {
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("data-folder-close-failed");
        }
    }
}
