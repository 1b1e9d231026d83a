package org.bunpil.wire.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.bunpil.geometry.Point;

/**
 * Writes JSON without white space. Strings are escaped exactly as JSON.stringify of ES2019 does, so that every implementation counts the
 * same bytes.
 */
public final class JsonOut {
    private static final int USUAL_UNITS = 512;

    private final StringWriter text = new StringWriter(USUAL_UNITS);
    private final JsonWriter writer = new JsonWriter(text);

    private JsonOut() {
        writer.setStrictness(Strictness.STRICT);
        writer.setHtmlSafe(false);
    }

    /** Writes the content of a value. */
    @FunctionalInterface
    public interface Body {
        void to(JsonOut out) throws IOException;
    }

    public static String text(Body body) {
        JsonOut out = new JsonOut();
        try {
            body.to(out);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return out.text.toString();
    }

    /** A frame: an object whose first field is its type. */
    public static String frame(String type, Body fields) {
        return text(out -> {
            out.beginObject().field("t", type);
            fields.to(out);
            out.endObject();
        });
    }

    public JsonOut name(String name) throws IOException {
        writer.name(name);
        return this;
    }

    public JsonOut beginObject() throws IOException {
        writer.beginObject();
        return this;
    }

    public JsonOut endObject() throws IOException {
        writer.endObject();
        return this;
    }

    public JsonOut beginArray() throws IOException {
        writer.beginArray();
        return this;
    }

    public JsonOut endArray() throws IOException {
        writer.endArray();
        return this;
    }

    public JsonOut value(String value) throws IOException {
        // The only two characters that Gson escapes and JSON.stringify does not.
        if (value.indexOf('\u2028') >= 0 || value.indexOf('\u2029') >= 0) writer.jsonValue(quoted(value));
        else writer.value(value);
        return this;
    }

    public JsonOut value(long value) throws IOException {
        writer.value(value);
        return this;
    }

    public JsonOut nullValue() throws IOException {
        writer.nullValue();
        return this;
    }

    public JsonOut field(String name, String value) throws IOException {
        writer.name(name);
        return value(value);
    }

    public JsonOut field(String name, long value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    public JsonOut field(String name, boolean value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    public JsonOut field(String name, Point point) throws IOException {
        return pair(name, point.x(), point.y());
    }

    public JsonOut pair(String name, long first, long second) throws IOException {
        writer.name(name).beginArray().value(first).value(second).endArray();
        return this;
    }

    public JsonOut strings(String name, Iterable<String> values) throws IOException {
        writer.name(name).beginArray();
        for (String value : values) value(value);
        writer.endArray();
        return this;
    }

    public JsonOut numbers(String name, Iterable<Integer> values) throws IOException {
        writer.name(name).beginArray();
        for (int value : values) writer.value(value);
        writer.endArray();
        return this;
    }

    private static String quoted(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20) out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    else out.append(c);
                }
            }
        }
        return out.append('"').toString();
    }

    /** UTF-8 bytes of a string as written, quotes included. */
    public static int quotedLength(String value) {
        int bytes = 2;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f') bytes += 2;
            else if (c < 0x20) bytes += 6;
            else if (c < 0x80) bytes++;
            else if (c < 0x800 || Character.isSurrogate(c)) bytes += 2;
            else bytes += 3;
        }
        return bytes;
    }
}
