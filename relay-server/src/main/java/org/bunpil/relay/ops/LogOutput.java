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
 * Writes everything that the program and its libraries log to one stream in one format. Limits the number of lines of one kind, so that the
 * log stays readable; suppressed lines are counted and reported. Any thread.
 */
public final class LogOutput implements ILoggerFactory {
    private static final String OWN = "org.bunpil.";
    /** Logs every malformed frame of any client, so it is silenced. */
    private static final String WEB_SOCKETS = "org.java_websocket.";
    /** Its clients warn at every failed attempt; the relay itself logs when Kafka is unavailable. */
    private static final String KAFKA = "org.apache.kafka.";

    private static final long WINDOW_MILLIS = 10_000;
    /** Most lines of one kind in a window. */
    private static final int LINES = 50;
    /** The same for libraries, which repeat the same message over and over. */
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

    /** The lowest level that is logged for a logger; null: nothing is logged. */
    static @Nullable Level threshold(String logger) {
        if (isOwn(logger)) return Level.INFO;
        if (logger.startsWith(WEB_SOCKETS)) return null;
        return logger.startsWith(KAFKA) ? Level.ERROR : Level.WARN;
    }

    public synchronized void write(LogFormat newFormat) {
        format = newFormat;
    }

    /** From now on counts warnings and errors in these metrics. */
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
        // Names come from the code. If there are too many of them, the others share one kind.
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

    /** Writes the line in one call, so that lines of other writers are not mixed into it. */
    private void print(LogLine line) {
        byte[] bytes = line.write(format).getBytes(StandardCharsets.UTF_8);
        to.write(bytes, 0, bytes.length);
        to.flush();
    }
}
