package org.bunpil.relay.ops;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where everything that the program and its libraries log goes: to one stream, in one form, and not more of one kind than somebody
 * could read. What is left out is counted and said. Any thread.
 */
public final class LogOutput extends Handler {
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
    private final LogFormat format;
    private final Map<String, Kind> kinds = new HashMap<>();
    private @Nullable Metrics metrics;

    public LogOutput(PrintStream to, LogFormat format) {
        this.to = to;
        this.format = format;
    }

    /** Takes the place of all that the platform's logging would do. */
    public void install() {
        Logger root = Logger.getLogger("");
        for (Handler other : root.getHandlers()) root.removeHandler(other);
        root.addHandler(this);
        root.setLevel(Level.INFO);
    }

    /** Warnings and errors are counted there from now on. */
    public synchronized void countIn(Metrics counted) {
        metrics = counted;
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) return;
        LogLine line = new LogLine(record);
        boolean library = line.event().equals("library");
        if (library && record.getLevel().intValue() < Level.WARNING.intValue()) return;
        synchronized (this) {
            if (metrics != null && record.getLevel().intValue() >= Level.WARNING.intValue())
                metrics.count(Counter.LOGGED, line.level());
            if (isRoomFor(line.kind(), library ? LIBRARY_LINES : LINES, record.getInstant())) print(line);
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

    @Override
    public void flush() {
        to.flush();
    }

    @Override
    public void close() {}
}
