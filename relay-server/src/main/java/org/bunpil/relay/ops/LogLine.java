package org.bunpil.relay.ops;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the program's log: fixed keys first ({@code ts level event}), then what the event says of itself ({@code board client
 * code why reason …}), then the failure behind it. Whatever is in it, it stays one line of bounded length.
 */
final class LogLine {
    private static final String OWN = "org.bunpil.";
    private static final String EVENT = "event=";
    /** {@code key=value} or {@code key="value with spaces"} as our messages are written. */
    private static final Pattern PAIR =
            Pattern.compile("([a-z][a-z0-9_-]*)=(?:\"(.*?)\"(?= [a-z][a-z0-9_-]*=|$)|(\\S*))(?: |$)", Pattern.DOTALL);

    private static final int VALUE_UNITS = 1_000;
    private static final int STACK_UNITS = 4_000;
    private static final int STACK_FRAMES = 12;

    private final Map<String, String> fields = new LinkedHashMap<>();

    LogLine(LogRecord record) {
        fields.put("ts", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", level(record.getLevel()));
        String message = String.valueOf(record.getMessage());
        String logger = String.valueOf(record.getLoggerName());
        if (logger.startsWith(OWN) && message.startsWith(EVENT)) {
            pairs(message);
        } else {
            fields.put("event", logger.startsWith(OWN) ? "note" : "library");
            fields.put("logger", logger);
            fields.put("msg", cut(message, VALUE_UNITS));
        }
        Throwable failure = record.getThrown();
        if (failure != null) fields.put("stack", cut(stack(failure), STACK_UNITS));
    }

    /** A line of the log about itself. */
    LogLine(Instant at, String event, Map<String, String> more) {
        fields.put("ts", at.truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", "warn");
        fields.put("event", event);
        fields.putAll(more);
    }

    String event() {
        return fields.getOrDefault("event", "");
    }

    /** What its lines are counted together by. */
    String kind() {
        return event() + " " + fields.getOrDefault("logger", "");
    }

    String level() {
        return fields.getOrDefault("level", "");
    }

    private void pairs(String message) {
        Matcher pair = PAIR.matcher(message);
        int end = 0;
        while (pair.find() && pair.start() == end) {
            String quoted = pair.group(2);
            fields.putIfAbsent(pair.group(1), cut(quoted == null ? pair.group(3) : quoted, VALUE_UNITS));
            end = pair.end();
        }
        if (end < message.length()) fields.put("msg", cut(message.substring(end), VALUE_UNITS));
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) return "error";
        if (level.intValue() >= Level.WARNING.intValue()) return "warn";
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String stack(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null && text.length() < STACK_UNITS; each = each.getCause()) {
            text.append(text.isEmpty() ? "" : " caused by ").append(each);
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, STACK_FRAMES); i++)
                text.append(" at ").append(frames[i]);
        }
        return text.toString();
    }

    private static String cut(@Nullable String text, int units) {
        String whole = text == null ? "" : text;
        return whole.length() <= units ? whole : whole.substring(0, units) + "…";
    }

    String write(LogFormat format) {
        StringBuilder out = new StringBuilder(200);
        switch (format) {
            case LOGFMT ->
                fields.forEach((key, value) -> {
                    out.append(out.isEmpty() ? "" : " ").append(key).append('=');
                    if (isPlain(value)) out.append(value);
                    else quote(value, out);
                });
            case JSON -> {
                fields.forEach((key, value) -> {
                    out.append(out.isEmpty() ? '{' : ',')
                            .append('"')
                            .append(key)
                            .append("\":");
                    quote(value, out);
                });
                out.append('}');
            }
        }
        return out.append('\n').toString();
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty()
                && value.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f && c < 0x80);
    }

    /** JSON's way of quoting; everything that could end a line or steer a terminal is escaped. */
    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c))
                out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
    }
}
