package org.bunpil.relay.ops;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;

/**
 * One line of the program's log: first the fixed keys ({@code ts level event}), then the event's own
 * ({@code board client code why reason …}), then the exception. Whatever the values contain, it is one line of limited length.
 */
final class LogLine {
    /** Matches a message that is the name of an event, whose details are in its key-value pairs. */
    private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int VALUE_UNITS = 1_000;
    private static final int STACK_UNITS = 4_000;
    private static final int STACK_FRAMES = 12;

    private final Map<String, String> fields = new LinkedHashMap<>();

    LogLine(Instant at, LoggingEvent logged) {
        fields.put("ts", at.truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", logged.getLevel().name().toLowerCase(Locale.ROOT));
        String message = String.valueOf(logged.getMessage());
        String logger = logged.getLoggerName();
        boolean own = LogOutput.isOwn(logger);
        if (own && EVENT.matcher(message).matches()) {
            fields.put("event", message);
        } else {
            fields.put("event", own ? "note" : "library");
            fields.put("logger", logger);
            fields.put("msg", cut(message, VALUE_UNITS));
        }
        if (logged.getKeyValuePairs() != null) {
            for (KeyValuePair pair : logged.getKeyValuePairs())
                fields.putIfAbsent(pair.key, cut(String.valueOf(pair.value), VALUE_UNITS));
        }
        Throwable failure = logged.getThrowable();
        if (failure != null) fields.put("stack", cut(stack(failure), STACK_UNITS));
    }

    /** A line about the log itself. */
    LogLine(Instant at, String event, Map<String, String> more) {
        fields.put("ts", at.truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", "warn");
        fields.put("event", event);
        fields.putAll(more);
    }

    String event() {
        return fields.getOrDefault("event", "");
    }

    /** The kind by which lines are limited. */
    String kind() {
        return event() + " " + fields.getOrDefault("logger", "");
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

    private static String cut(String whole, int units) {
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

    /** Quotes as in JSON. Everything that could end the line or control a terminal is escaped. */
    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c))
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
    }
}
