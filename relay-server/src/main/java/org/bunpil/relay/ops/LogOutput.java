package org.bunpil.relay.ops;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;

/**
 * Writes everything that the program and its libraries log to one stream in one format. Limits the number of lines of one kind, so that the
 * log stays readable; suppressed lines are counted and reported, and so are lines for which the stream was too slow. Any thread; no call
 * waits for the stream.
 */
public final class LogOutput implements ILoggerFactory {
    private static final String OWN = "org.bunpil.";
    /** Logs every malformed frame of any client, so it is silenced. */
    private static final String WEB_SOCKETS = "org.java_websocket.";
    /** Logs every malformed packet of any computer in the network. */
    private static final String MULTICAST_DNS = "javax.jmdns.";
    /** Its clients warn at every failed attempt; the relay itself logs when Kafka is unavailable. */
    private static final String KAFKA = "org.apache.kafka.";

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Most lines of one kind in a window. */
    private static final int LINES = 50;
    /** The same for libraries, which repeat the same message over and over. */
    private static final int LIBRARY_LINES = 3;

    private static final int KINDS = 500;

    private static final class Kind {
        long sinceNanos;
        int lines;
        long leftOut;

        Kind(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    private final LineWriter writer;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private LogFormat format;
    private @Nullable Metrics metrics;
    /** Lines for which the stream was too slow, since the last that was reported. */
    private long lost;

    public LogOutput(PrintStream to, LogFormat format, InstantSource clock) {
        this(to, format, clock, System::nanoTime);
    }

    /** @param nanos monotonic; the clock on the wall may be set back, and then nothing must be silent for that long */
    LogOutput(PrintStream to, LogFormat format, InstantSource clock, LongSupplier nanos) {
        this.writer = new LineWriter(to);
        this.format = format;
        this.clock = clock;
        this.nanos = nanos;
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
        if (logger.startsWith(WEB_SOCKETS) || logger.startsWith(MULTICAST_DNS)) return null;
        return logger.startsWith(KAFKA) ? Level.ERROR : Level.WARN;
    }

    public synchronized void write(LogFormat newFormat) {
        format = newFormat;
    }

    /** From now on counts warnings and errors in these metrics. */
    public synchronized void countIn(Metrics counted) {
        metrics = counted;
    }

    /** Waits until all lines so far have been written, at most so long. @return whether they have */
    public boolean flush(long millis) {
        return writer.flush(millis);
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
        long now = nanos.getAsLong();
        Kind kind = kinds.computeIfAbsent(key, k -> new Kind(now));
        if (now - kind.sinceNanos >= WINDOW_NANOS) {
            long leftOut = kind.leftOut;
            kind.sinceNanos = now;
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

    private void print(LogLine line) {
        String text = line.write(format);
        // Together with the next line that there is room for; by itself it would take the room.
        if (lost > 0)
            text = new LogLine(clock.instant(), "log-lost", Map.of("lines", Long.toString(lost))).write(format) + text;
        if (writer.offer(text.getBytes(StandardCharsets.UTF_8))) {
            lost = 0;
            return;
        }
        lost++;
        if (metrics != null) metrics.count(Counter.LOG_LOST);
    }
}
