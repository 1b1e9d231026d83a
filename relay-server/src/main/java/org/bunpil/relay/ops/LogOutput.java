package org.bunpil.relay.ops;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;

/**
 * Where everything that the program and its libraries log goes: to one stream, in one form, and not more of one kind than somebody
 * could read. What is left out is counted and said. Any thread.
 */
public final class LogOutput implements ILoggerFactory {
    private static final String OWN = "org.bunpil.";
    /** Reports every frame that a stranger gets wrong. */
    private static final String WEB_SOCKETS = "org.java_websocket.";
    /** Its clients warn at every failed try; the relay says itself when Kafka is away. */
    private static final String KAFKA = "org.apache.kafka.";

    private static final long WINDOW_MILLIS = 10_000;
    /** Lines of one kind in a window. */
    private static final int LINES = 50;
    /** Libraries tell the same thing over and over. */
    private static final int LIBRARY_LINES = 3;

    private static final int KINDS = 500;

    private static final class Kind {
        long sinceMillis;
        int lines;
        long leftOut;
    }

    private final PrintStream to;
    private final InstantSource clock;
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private LogFormat format;
    private @Nullable Metrics metrics;

    public LogOutput(PrintStream to, LogFormat format, InstantSource clock) {
        this.to = to;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, each -> new OutputLogger(each, this));
    }

    static boolean isOwn(String logger) {
        return logger.startsWith(OWN);
    }

    /** The least that is heard of a logger; null: nothing. */
    static @Nullable Level threshold(String logger) {
        if (isOwn(logger)) return Level.INFO;
        if (logger.startsWith(WEB_SOCKETS)) return null;
        return logger.startsWith(KAFKA) ? Level.ERROR : Level.WARN;
    }

    public synchronized void write(LogFormat newFormat) {
        format = newFormat;
    }

    /** Warnings and errors are counted there from now on. */
    public synchronized void countIn(Metrics counted) {
        metrics = counted;
    }

    void publish(LoggingEvent logged) {
        Instant now = clock.instant();
        LogLine line = new LogLine(now, logged);
        synchronized (this) {
            if (metrics != null && logged.getLevel().toInt() >= Level.WARN.toInt())
                metrics.count(Counter.LOGGED, logged.getLevel().name().toLowerCase(Locale.ROOT));
            if (isRoomFor(line.kind(), isOwn(logged.getLoggerName()) ? LINES : LIBRARY_LINES, now)) print(line);
        }
    }

    private boolean isRoomFor(String name, int most, Instant at) {
        // Names come from the code; should there be more of them than that, all others share one.
        String key = kinds.containsKey(name) || kinds.size() < KINDS ? name : "";
        Kind kind = kinds.computeIfAbsent(key, k -> new Kind());
        if (at.toEpochMilli() - kind.sinceMillis >= WINDOW_MILLIS) {
            long leftOut = kind.leftOut;
            kind.sinceMillis = at.toEpochMilli();
            kind.lines = 0;
            kind.leftOut = 0;
            if (leftOut > 0)
                print(new LogLine(at, "log-left-out", Map.of("of", key.strip(), "lines", Long.toString(leftOut))));
        }
        if (kind.lines < most) {
            kind.lines++;
            return true;
        }
        kind.leftOut++;
        return false;
    }

    /** In one piece, so that lines of other writers do not get in between. */
    private void print(LogLine line) {
        byte[] bytes = line.write(format).getBytes(StandardCharsets.UTF_8);
        to.write(bytes, 0, bytes.length);
        to.flush();
    }
}
