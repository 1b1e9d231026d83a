package org.bunpil.relay;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.KafkaSettings;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.ops.Counters;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.session.Lobby;
import org.bunpil.relay.session.Session;
import org.bunpil.relay.session.SessionLimits;
import org.bunpil.relay.transport.WebSocketTransport;
import org.jspecify.annotations.Nullable;

/** A running relay: everything put together here. The app runs one to host a class, {@link Relay} runs one as a program. */
public final class RelayServer implements AutoCloseable {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int INCARNATION_UNITS = 4;
    private static final long BACKGROUND_MILLIS = 3_000;

    private final Settings settings;
    private final Counters counters;
    private final BoardLog log;
    private final ExecutorService background;
    private final Rooms rooms;
    private final WebSocketTransport transport;

    private RelayServer(
            Settings settings,
            Counters counters,
            BoardLog log,
            ExecutorService background,
            Rooms rooms,
            WebSocketTransport transport) {
        this.settings = settings;
        this.counters = counters;
        this.log = log;
        this.background = background;
        this.rooms = rooms;
        this.transport = transport;
    }

    /** Starts a relay with the host keys that the settings name. It accepts connections when this returns. */
    public static RelayServer start(Settings settings) throws UnusableException {
        return start(settings, HostKeysFile.read(settings));
    }

    /** Starts a relay. It accepts connections when this returns, also while Kafka is away. */
    public static RelayServer start(Settings settings, HostKeys hostKeys) throws UnusableException {
        SecureRandom dice = new SecureRandom();
        Counters counters = new Counters();
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        BoardLog log = openLog(settings, dice);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        Supplier<String> incarnations = () -> base62(dice);
        Rooms rooms = new Rooms(new RoomContext(
                log, clock, background, incarnations, settings.relays(), SessionLimits.BATCHES_PER_SECOND, counters));
        Lobby lobby = new Lobby(rooms, log.directory(), hostKeys, clock, dice, counters);
        try {
            WebSocketTransport transport = WebSocketTransport.start(
                    new InetSocketAddress(InetAddress.getByName(settings.listen()), settings.port()),
                    settings.allowedOrigins(),
                    outlet -> new Session(outlet, lobby),
                    clock,
                    counters);
            return new RelayServer(settings, counters, log, background, rooms, transport);
        } catch (IOException refused) {
            rooms.close();
            log.close();
            background.shutdown();
            throw new UnusableException(sentence(settings, refused), refused);
        }
    }

    private static BoardLog openLog(Settings settings, SecureRandom dice) throws UnusableException {
        String kafka = settings.kafka();
        if (kafka != null) {
            return KafkaBoardLog.open(new KafkaSettings(kafka, kafkaProperties(settings.kafkaConfig()), base62(dice)));
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

    private static String sentence(Settings settings, IOException refused) {
        if (refused instanceof UnknownHostException) return "There is no address " + settings.listen() + ".";
        return "Port " + settings.port() + " on " + settings.listen() + " cannot be used: " + refused.getMessage()
                + ".";
    }

    /** Port that it listens on. */
    public int port() {
        return transport.port();
    }

    /** Address for clients on this computer. */
    public String address() {
        String host = settings.listen().contains(":") ? "[" + settings.listen() + "]" : settings.listen();
        return "ws://" + host + ":" + port() + "/v1";
    }

    public Counters counters() {
        return counters;
    }

    /** Says goodbye to everybody and ends, within 10 s; what was taken is kept. */
    @Override
    public void close() {
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
    }

    private static String base62(SecureRandom dice) {
        StringBuilder text = new StringBuilder(INCARNATION_UNITS);
        for (int i = 0; i < INCARNATION_UNITS; i++) text.append(BASE62.charAt(dice.nextInt(BASE62.length())));
        return text.toString();
    }
}
