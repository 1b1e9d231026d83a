package org.bunpil.wire;

import java.io.IOException;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.Strings;

/**
 * Parses the outer part of a frame: finds its type, calls the reader for the other fields, and turns any error into a {@link Parsed.Bad}.
 */
final class FrameParser {
    private FrameParser() {}

    /** Reads the remaining fields of a frame, up to the end of its object. */
    @FunctionalInterface
    interface BodyReader<T> {
        T read(String type, JsonIn in) throws IOException;
    }

    /** Reads an object without a type. */
    @FunctionalInterface
    interface ObjectReader<T> {
        T read(JsonIn in) throws IOException;
    }

    static <T> Parsed<T> frame(String json, BodyReader<T> bodyReader) {
        return read(json, in -> {
            // The type nearly always comes first. If not, find it and start again.
            if ("t".equals(in.nextKey())) return finish(in, bodyReader.read(type(in), in));
            JsonIn again = JsonIn.open(json);
            return finish(again, bodyReader.read(find(json).type, again));
        });
    }

    static <T> Parsed<T> object(String json, ObjectReader<T> body) {
        return read(json, in -> finish(in, body.read(in)));
    }

    private static <T> Parsed<T> read(String json, ObjectReader<T> whole) {
        if (Strings.longerThan(json, Limits.FRAME_BYTES)) {
            return new Parsed.Bad<>(ErrorCode.BAD_MESSAGE, 0, "longer than a frame may be");
        }
        try {
            return new Parsed.Good<>(whole.read(JsonIn.open(json)));
        } catch (BadInputException badInput) {
            return bad(find(json), badInput);
        } catch (IOException notJson) {
            return new Parsed.Bad<>(ErrorCode.BAD_MESSAGE, find(json).k, "not JSON");
        }
    }

    private static <T> T finish(JsonIn in, T read) throws IOException {
        in.end();
        return read;
    }

    private static String type(JsonIn in) throws IOException {
        if (!in.isString()) throw BadInputException.type();
        return in.string("t");
    }

    private static <T> Parsed<T> bad(Found found, BadInputException badInput) {
        if (found.broken) return new Parsed.Bad<>(ErrorCode.BAD_MESSAGE, found.k, "not JSON");
        // Without its k a batch cannot be recorded as refused.
        boolean nameless = badInput.code() == ErrorCode.LIMIT && found.k == 0;
        return new Parsed.Bad<>(nameless ? ErrorCode.BAD_FIELD : badInput.code(), found.k, badInput.detail());
    }

    /** What {@link #find} has found. */
    private static final class Found {
        private String type = "";
        private long k;
        private boolean broken;
    }

    /** Reads input again that was refused or does not begin with its type: is it JSON, which type, which k? */
    private static Found find(String json) {
        Found found = new Found();
        long k = 0;
        boolean hasType = false;
        try {
            JsonIn in = JsonIn.openUnchecked(json);
            for (String key = in.nextKey(); key != null; key = in.nextKey()) {
                if (key.equals("t") && !hasType && in.isString()) {
                    found.type = in.string("t");
                    hasType = true;
                } else if (key.equals("k")) {
                    long value = k(in);
                    // A repeated k is not valid.
                    k = k == 0 ? value : -1;
                } else {
                    in.skip();
                }
            }
            in.end();
        } catch (IOException broken) {
            found.broken = true;
        }
        if (k > 0 && found.type.equals("ops")) found.k = k;
        return found;
    }

    /** A batch's number, or −1 for anything else. */
    private static long k(JsonIn in) throws IOException {
        if (!in.isNumber()) {
            in.skip();
            return -1;
        }
        try {
            return batchNumber(in);
        } catch (BadInputException outOfRange) {
            return -1;
        }
    }

    /** Reads the number that a client gives to a batch. */
    static long batchNumber(JsonIn in) throws IOException {
        return in.integer("k", 1, Limits.INTEGER - 1);
    }
}
