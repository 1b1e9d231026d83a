package org.bunpil.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.op.LogRecord;
import org.bunpil.wire.json.Strings;
import org.junit.jupiter.api.Test;

/** Frames with a few errors, and garbage, never cause an exception; a frame that is accepted is a frame like any other. */
class FuzzTest {
    private static final int RUNS = 20_000;
    private static final Set<ErrorCode> CODES =
            EnumSet.of(ErrorCode.BAD_MESSAGE, ErrorCode.BAD_TYPE, ErrorCode.BAD_FIELD, ErrorCode.LIMIT);
    private static final String[] PIECES = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "-",
        ".5",
        "e9",
        "0",
        "9",
        "null",
        "true",
        "\\",
        "\\u",
        "\\ud800",
        "\u0000",
        "\n",
        "\ud83d",
        "NaN",
        "//",
        "'",
        "\"t\":\"ops\",",
        "\"k\":7,",
        "\"id\":1,",
        "[[[[[[[[[[[[[",
        "99999999999999999999",
        "\ufeff",
    };

    @Test
    void clientFrames() {
        int accepted = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            String json = broken(WireCodec.write(new RandomValues(seed).clientFrame()), random);
            accepted += check(json, WireCodec::readClient, WireCodec::write);
            if (WireCodec.readClient(json) instanceof Parsed.Good<ClientFrame>(ClientFrame.Ops batch)) {
                // The batch limit may be decided by the frame's length only because of this.
                int ours = Strings.utf8Length(WireCodec.writeOps(batch.ops()));
                assertTrue(ours <= Strings.utf8Length(json), json);
                // A record that no relay can read ends its board (R77), so no client may be able to make one.
                LogRecord record = new LogRecord("Client12", batch.k(), batch.ops(), null);
                assertEquals(new Parsed.Good<>(record), WireCodec.readRecord(WireCodec.writeRecord(record)), json);
            }
        }
        assertTrue(accepted > RUNS / 50, "mutations hit only what is refused anyway: " + accepted);
    }

    @Test
    void relayFrames() {
        int accepted = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            String json = broken(WireCodec.write(new RandomValues(seed).relayFrame()), new Random(seed));
            accepted += check(json, WireCodec::readRelay, WireCodec::write);
        }
        assertTrue(accepted > RUNS / 50, "mutations hit only what is refused anyway: " + accepted);
    }

    @Test
    void records() {
        for (int seed = 0; seed < RUNS; seed++) {
            check(
                    broken(WireCodec.writeRecord(new RandomValues(seed).record()), new Random(seed)),
                    WireCodec::readRecord,
                    WireCodec::writeRecord);
        }
    }

    @Test
    void garbage() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"t\":\"ops\",\"k\":1,\"o\":[" : "");
            for (int i = random.nextInt(30); i > 0; i--) {
                if (random.nextBoolean()) text.append(PIECES[random.nextInt(PIECES.length)]);
                else text.append((char) random.nextInt(0x10000));
            }
            check(text.toString(), WireCodec::readClient, WireCodec::write);
        }
    }

    @Test
    void largeNonsenseIsCheapToRefuse() {
        String[] openings = {
            "[", "{\"a\":", "{\"t\":\"ops\",\"k\":1,\"o\":[", "1", "\"", "{\"t\":\"x-a\",\"a\":[", "\\u0000"
        };
        for (String opening : openings) {
            String json = opening.repeat(Limits.FRAME_BYTES / opening.length());
            Parsed.Bad<ClientFrame> bad = (Parsed.Bad<ClientFrame>) WireCodec.readClient(json);
            assertEquals(ErrorCode.BAD_MESSAGE, bad.code(), opening);
        }
    }

    /** 1 if it was accepted. */
    private static <T> int check(String json, Function<String, Parsed<T>> read, Function<T, String> write) {
        switch (read.apply(json)) {
            case Parsed.Good<T>(T frame) -> {
                String again = write.apply(frame);
                assertEquals(new Parsed.Good<>(frame), read.apply(again), json);
                return 1;
            }
            case Parsed.Bad<T>(ErrorCode code, long k, String detail) -> {
                assertTrue(CODES.contains(code), json);
                assertTrue(k >= 0 && k < Limits.INTEGER && (code != ErrorCode.LIMIT || k > 0), json);
                assertTrue(detail.length() < 80 && detail.chars().allMatch(c -> c >= ' ' && c < 0x7f), detail);
                return 0;
            }
        }
    }

    private static String broken(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int i = 1 + random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 3));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                case 4 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
                default -> text.setLength(random.nextInt(10) == 0 ? at : text.length());
            }
        }
        return text.toString();
    }
}
