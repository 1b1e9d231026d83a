package org.bunpil.relay;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Reader;
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
import org.bunpil.model.Code;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.KafkaSettings;
import org.bunpil.relay.log.kafka.Keeping;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.ops.AuditLog;
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Level;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.OpsServer;
import org.bunpil.relay.room.Load;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.room.StoredBoards;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.session.Lobby;
import org.bunpil.relay.session.Session;
import org.bunpil.relay.session.SessionLimits;
import org.bunpil.relay.tls.LiveCertificate;
import org.bunpil.relay.transport.WebSocketTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running relay: everything put together here. The app runs one to host a class, {@link Relay} runs one as a program. */
public final class RelayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayServer.class);
    private static final long BACKGROUND_MILLIS = 3_000;

    private final Settings settings;
    private final Metrics metrics;
    private final RelayHealth health;
    private final @Nullable OpsServer ops;
    private final BoardLog log;
    private final ExecutorService background;
    private final Rooms rooms;
    private final WebSocketTransport transport;
    private final @Nullable LiveCertificate certificate;
    private final AuditLog audit;

    private RelayServer(
            Settings settings,
            Metrics metrics,
            RelayHealth health,
            @Nullable OpsServer ops,
            BoardLog log,
            ExecutorService background,
            Rooms rooms,
            WebSocketTransport transport,
            @Nullable LiveCertificate certificate,
            AuditLog audit) {
        this.settings = settings;
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
    public static RelayServer start(Settings settings) throws UnusableException {
        RelayServer relay = start(settings, HostKeysFile.given(settings));
        HostKeysFile.warnIfOpen(settings);
        return relay;
    }

    /**
     * Starts a relay. It accepts connections when this returns, also while Kafka is away. What can be refused is tried before anything
     * is written.
     *
     * @param hostKeys null: those in the data folder, made when they are missing
     */
    public static RelayServer start(Settings settings, @Nullable HostKeys hostKeys) throws UnusableException {
        return start(settings, hostKeys, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** @param clock milliseconds that only go up */
    static RelayServer start(Settings settings, @Nullable HostKeys hostKeys, LongSupplier clock)
            throws UnusableException {
        Settings.Tls tls = settings.tls();
        LiveCertificate given = null;
        if (tls.certificate() != null && tls.key() != null) given = certificate(tls.certificate(), tls.key());
        ServerSocketChannel listener = listen(settings);
        BoardLog log = null;
        try {
            SecureRandom dice = new SecureRandom();
            Metrics metrics = new Metrics();
            log = openLog(settings, dice, metrics);
            HostKeys keys = hostKeys == null ? HostKeysFile.own(settings.data()) : hostKeys;
            LiveCertificate certificate =
                    given == null && ownCertificate(settings, listener) ? ownCertificate(settings.data(), dice) : given;
            RelayHealth health = new RelayHealth(log);
            OpsServer ops = openOps(settings.ops(), health, metrics);
            return start(settings, listener, log, keys, certificate, dice, metrics, health, ops, clock);
        } catch (UnusableException refused) {
            if (log != null) log.close();
            try {
                listener.close();
            } catch (IOException gone) {
                refused.addSuppressed(gone);
            }
            throw refused;
        }
    }

    private static RelayServer start(
            Settings settings,
            ServerSocketChannel listener,
            BoardLog log,
            HostKeys hostKeys,
            @Nullable LiveCertificate certificate,
            SecureRandom dice,
            Metrics metrics,
            RelayHealth health,
            @Nullable OpsServer ops,
            LongSupplier clock) {
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        Supplier<String> incarnations = new Incarnations(dice);
        AuditLog audit = AuditLog.in(settings.data(), metrics);
        Rooms rooms = new Rooms(new RoomContext(
                log,
                clock,
                background,
                incarnations,
                RoomContext.SNAPSHOT_RECORDS,
                settings.relays(),
                SessionLimits.BATCHES_PER_SECOND,
                metrics,
                audit,
                new Load(RelayServer::cpuNanos, Runtime.getRuntime().availableProcessors())));
        Lobby lobby = new Lobby(
                rooms,
                log.directory(),
                log.assets(),
                (long) settings.store().boardPictureMegabytes() << 20,
                hostKeys,
                clock,
                dice,
                metrics);
        WebSocketTransport transport = WebSocketTransport.start(
                listener, settings.allowedOrigins(), certificate, outlet -> new Session(outlet, lobby), clock, metrics);
        health.serving(transport);
        show(metrics, health, rooms, transport);
        if (certificate != null) metrics.ask(Level.CERTIFICATE_EXPIRES, certificate::untilSeconds);
        return new RelayServer(settings, metrics, health, ops, log, background, rooms, transport, certificate, audit);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static ServerSocketChannel listen(Settings settings) throws UnusableException {
        try {
            return WebSocketTransport.bind(
                    new InetSocketAddress(InetAddress.getByName(settings.listen()), settings.port()));
        } catch (IOException refused) {
            throw new UnusableException(sentence(settings.listen(), settings.port(), refused), refused);
        }
    }

    private static @Nullable OpsServer openOps(OpsSettings settings, RelayHealth health, Metrics metrics)
            throws UnusableException {
        Integer port = settings.port();
        if (port == null) return null;
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(settings.listen()), port);
            OpsServer ops = OpsServer.start(address, health, metrics);
            LOG.info("event=ops-listening address=http://{}:{}", settings.listen(), ops.port());
            return ops;
        } catch (IOException refused) {
            throw new UnusableException(sentence(settings.listen(), port, refused), refused);
        }
    }

    private static void show(Metrics metrics, RelayHealth health, Rooms rooms, WebSocketTransport transport) {
        for (Code code : Code.values()) metrics.declare(Count.REFUSED, code.text());
        metrics.ask(Level.CONNECTIONS, transport::connections);
        metrics.ask(Level.BOARDS, rooms::size);
        metrics.ask(Level.LANE_STEPS, rooms::waiting);
        metrics.ask(Level.LANE_STEPS_MAX, rooms::waitingMost);
        metrics.ask(Level.READY, () -> health.unready().isEmpty() ? 1 : 0);
    }

    /** Beyond this computer nothing goes unencrypted unless somebody says so. */
    private static boolean ownCertificate(Settings settings, ServerSocketChannel listener) {
        return !settings.tls().allowPlain()
                && !listener.socket().getInetAddress().isLoopbackAddress();
    }

    private static LiveCertificate certificate(Path certificate, Path key) throws UnusableException {
        try {
            return LiveCertificate.read(certificate, key);
        } catch (IOException unusable) {
            throw new UnusableException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static LiveCertificate ownCertificate(Path folder, SecureRandom dice) throws UnusableException {
        try {
            return LiveCertificate.own(folder, dice);
        } catch (IOException unusable) {
            throw new UnusableException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static BoardLog openLog(Settings settings, SecureRandom dice, Metrics metrics) throws UnusableException {
        String kafka = settings.store().kafka();
        if (kafka != null) {
            KafkaSettings reach = new KafkaSettings(
                    kafka, kafkaProperties(settings.store().kafkaConfig()), new Incarnations(dice).get());
            Optional<String> refusal = reach.refusal();
            if (refusal.isPresent()) throw new UnusableException(refusal.get());
            return KafkaBoardLog.open(reach, metrics)
                    .keep(new Keeping(
                            new StoredBoards(),
                            Keeping.ROUND,
                            Duration.ofDays(settings.store().historyDays())));
        }
        try {
            return SqliteBoardLog.open(settings.data());
        } catch (IOException unusable) {
            throw new UnusableException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static Map<String, String> kafkaProperties(@Nullable Path file) throws UnusableException {
        if (file == null) return Map.of();
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnusableException("The Kafka settings file " + file + " cannot be read.", unreadable);
        }
        Map<String, String> all = new HashMap<>();
        for (String name : properties.stringPropertyNames()) all.put(name, properties.getProperty(name));
        return all;
    }

    private static String sentence(String listen, int port, Exception refused) {
        if (refused instanceof UnknownHostException) return "There is no address " + listen + ".";
        return "Port " + port + " on " + listen + " cannot be used: " + refused.getMessage() + ".";
    }

    /** Port that it listens on. */
    public int port() {
        return transport.port();
    }

    /** Port of health and metrics, -1 when there are none. */
    public int opsPort() {
        return ops == null ? -1 : ops.port();
    }

    /** Address for clients on this computer. */
    public String address() {
        String host = settings.listen().contains(":") ? "[" + settings.listen() + "]" : settings.listen();
        return (certificate == null ? "ws://" : "wss://") + host + ":" + port() + "/v1";
    }

    /** SHA-256, in hex, of a certificate that the relay made itself and nobody else vouches for; null when there is none such. */
    public @Nullable String ownCertificateSha256() {
        return certificate == null || settings.tls().certificate() != null ? null : certificate.sha256();
    }

    public Metrics metrics() {
        return metrics;
    }

    /** Says goodbye to everybody and ends, within 10 s; what was taken is kept. */
    @Override
    public void close() {
        health.draining();
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
    }
}
