package org.bunpil.wire.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.Predicate;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object strictly: limited depth, no repeated keys, plain integers, well-formed strings. Everything it throws is an
 * {@link IOException}: {@link BadInputException} names a broken rule; any other means that the text is not JSON.
 */
public final class JsonIn {
    /** The length of the longest integer that the protocol has: −(2^53 − 1). */
    private static final int MAX_INTEGER_UNITS = 17;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final JsonReader reader;
    private final boolean checked;
    private final @Nullable SeenKeys[] seen = new SeenKeys[Limits.JSON_DEPTH];
    private int depth;
    private boolean insideOps;

    private JsonIn(String json, boolean checked) throws BadInputException {
        // Gson would skip it without an error.
        if (!json.isEmpty() && json.charAt(0) == BYTE_ORDER_MARK) throw BadInputException.message("byte order mark");
        reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(Limits.JSON_DEPTH);
        this.checked = checked;
    }

    /** A reader inside the frame's object. */
    public static JsonIn open(String json) throws IOException {
        return open(json, true);
    }

    /** Like {@link #open}, but allows repeated keys and broken surrogates: only for finding a field in refused input. */
    public static JsonIn openUnchecked(String json) throws IOException {
        return open(json, false);
    }

    private static JsonIn open(String json, boolean checked) throws IOException {
        JsonIn in = new JsonIn(json, checked);
        if (in.reader.peek() != JsonToken.BEGIN_OBJECT) throw BadInputException.message("not an object");
        in.beginObject("frame");
        return in;
    }

    /** Call it after the frame's last key; checks that nothing follows. */
    public void end() throws IOException {
        if (reader.peek() != JsonToken.END_DOCUMENT) throw BadInputException.message("trailing data");
    }

    public void beginObject(String field) throws IOException {
        expect(JsonToken.BEGIN_OBJECT, field, "not an object");
        reader.beginObject();
        SeenKeys keys = seen[depth];
        if (keys == null) seen[depth] = new SeenKeys();
        else keys.clear();
        depth++;
    }

    /** The object's next key, or null at its end. */
    public @Nullable String nextKey() throws IOException {
        if (!reader.hasNext()) {
            reader.endObject();
            depth--;
            return null;
        }
        String key = reader.nextName();
        SeenKeys keys = seen[depth - 1];
        if (checked && keys != null && !keys.add(key))
            throw BadInputException.field("frame", "a key twice in one object");
        return key;
    }

    public void beginArray(String field) throws IOException {
        expect(JsonToken.BEGIN_ARRAY, field, "not a list");
        reader.beginArray();
    }

    /** Whether the list has another item; if not, closes the list. */
    public boolean more() throws IOException {
        if (reader.hasNext()) return true;
        reader.endArray();
        return false;
    }

    /** From here on unknown keys are refused, because ignoring them would make states differ; {@link #leaveOps} ends it. */
    public void enterOps() {
        insideOps = true;
    }

    public void leaveOps() {
        insideOps = false;
    }

    /** Handles a key that {@code where} does not have: refused inside ops, otherwise its value is skipped. */
    public void unknown(String where) throws IOException {
        if (insideOps) throw BadInputException.field(where, "an unknown key in it");
        skip();
    }

    /** Skips the rest of the object. */
    public void skipRest() throws IOException {
        while (nextKey() != null) skip();
    }

    /** Skips a value, but checks its content like everything else. */
    public void skip() throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                beginObject("frame");
                skipRest();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                while (more()) skip();
            }
            // Not skipValue: it accepts raw control characters.
            case STRING -> string("frame");
            default -> reader.skipValue();
        }
    }

    /** Whether the value is null; if so, it is consumed. */
    public boolean nextNull() throws IOException {
        if (reader.peek() != JsonToken.NULL) return false;
        reader.nextNull();
        return true;
    }

    public boolean isString() throws IOException {
        return reader.peek() == JsonToken.STRING;
    }

    public boolean isNumber() throws IOException {
        return reader.peek() == JsonToken.NUMBER;
    }

    public boolean bool(String field) throws IOException {
        expect(JsonToken.BOOLEAN, field, "not true or false");
        return reader.nextBoolean();
    }

    /** An integer between {@code min} and {@code max}, spelled {@code 0} or {@code -?[1-9][0-9]*}. */
    public long integer(String field, long min, long max) throws IOException {
        // Gson itself would accept "5", 5.0 and 5e0 as 5.
        expect(JsonToken.NUMBER, field, "not an integer");
        String digits = reader.nextString();
        int start = digits.startsWith("-") ? 1 : 0;
        if (digits.length() > MAX_INTEGER_UNITS) throw BadInputException.field(field, "not an integer or out of range");
        long value = 0;
        for (int i = start; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw BadInputException.field(field, "not an integer");
            value = value * 10 + digit;
        }
        if (start == 1 && value == 0) throw BadInputException.field(field, "not an integer");
        if (start == 1) value = -value;
        if (value < min || value > max) throw BadInputException.field(field, "out of range");
        return value;
    }

    public int number(String field, int min, int max) throws IOException {
        return (int) integer(field, min, max);
    }

    /** Two coordinates, each within {@link Limits#COORDINATE}. */
    public Point point(String field) throws IOException {
        beginArray(field);
        int x = coordinate(field);
        int y = coordinate(field);
        if (more()) throw BadInputException.field(field, "more than two numbers");
        return new Point(x, y);
    }

    private int coordinate(String field) throws IOException {
        if (!reader.hasNext()) throw BadInputException.field(field, "not two numbers");
        return number(field, -Limits.COORDINATE, Limits.COORDINATE);
    }

    /** Any well-formed string; only the frame limits its length. */
    public String string(String field) throws IOException {
        expect(JsonToken.STRING, field, "not a string");
        String value = reader.nextString();
        if (checked && !Strings.wellFormed(value)) throw BadInputException.field(field, "half a surrogate pair");
        return value;
    }

    /** One line: no control characters. */
    public String line(String field, int maxUnits) throws IOException {
        String value = string(field);
        if (value.length() > maxUnits) throw BadInputException.field(field, "too long");
        if (!Strings.isLine(value)) throw BadInputException.field(field, "a control character");
        return value;
    }

    /** Like {@link #line}, for ops: a string that is too long exceeds a limit there, and is not malformed. */
    public String lineOfOp(String field, int maxUnits) throws IOException {
        String value = string(field);
        if (value.length() > maxUnits) throw BadInputException.limit(field);
        if (!Strings.isLine(value)) throw BadInputException.field(field, "a control character");
        return value;
    }

    /** Text of an element: the only control characters allowed are line feed and tab. */
    public String textOfOp(String field, int maxUnits) throws IOException {
        String value = string(field);
        if (value.length() > maxUnits) throw BadInputException.limit(field);
        if (!Strings.isText(value)) throw BadInputException.field(field, "a control character");
        return value;
    }

    public String elementId(String field) throws IOException {
        return matching(field, Ids::isElement);
    }

    public String pageId(String field) throws IOException {
        return matching(field, Ids::isPage);
    }

    public String clientId(String field) throws IOException {
        return matching(field, Ids::isClient);
    }

    /** @param units number of hex digits, in lower case */
    public String hex(String field, int units) throws IOException {
        return matching(field, s -> Ids.isHex(s, units));
    }

    /** Base62 characters. */
    public String word(String field, int minUnits, int maxUnits) throws IOException {
        return matching(field, s -> Ids.isBase62(s, minUnits, maxUnits));
    }

    public <E extends Enum<E>> E word(String field, EnumNames<E> names) throws IOException {
        E value = names.of(ascii(field));
        if (value == null) throw BadInputException.field(field, "not one of its words");
        return value;
    }

    public static <T> T need(@Nullable T value, String field) throws BadInputException {
        if (value == null) throw BadInputException.field(field, "missing");
        return value;
    }

    /** Does not check surrogates: none of the forms contains any. */
    private String matching(String field, Predicate<String> form) throws IOException {
        String value = ascii(field);
        if (!form.test(value)) throw BadInputException.field(field, "not of its form");
        return value;
    }

    private String ascii(String field) throws IOException {
        expect(JsonToken.STRING, field, "not a string");
        return reader.nextString();
    }

    private void expect(JsonToken token, String field, String why) throws IOException {
        if (reader.peek() != token) throw BadInputException.field(field, why);
    }
}
