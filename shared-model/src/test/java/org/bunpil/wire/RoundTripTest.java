package org.bunpil.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Everything that is written is read as an equal value, however its keys are ordered, and is written again in the same form. */
class RoundTripTest {
    private static final int RUNS = 3_000;

    private final Set<Class<?>> met = new HashSet<>();

    @Test
    void clientFrames() {
        for (int seed = 0; seed < RUNS; seed++) {
            ClientFrame frame = new RandomValues(seed).clientFrame();
            met.add(frame.getClass());
            roundTrip(seed, frame, WireCodec.write(frame), WireCodec::readClient, WireCodec::write);
        }
        assertEquals(Set.of(ClientFrame.class.getPermittedSubclasses()), met);
    }

    @Test
    void relayFrames() {
        for (int seed = 0; seed < RUNS; seed++) {
            RelayFrame frame = new RandomValues(seed).relayFrame();
            met.add(frame.getClass());
            roundTrip(seed, frame, WireCodec.write(frame), WireCodec::readRelay, WireCodec::write);
        }
        assertEquals(Set.of(RelayFrame.class.getPermittedSubclasses()), met);
    }

    @Test
    void records() {
        for (int seed = 0; seed < RUNS; seed++) {
            LogRecord record = new RandomValues(seed).record();
            roundTrip(seed, record, WireCodec.writeRecord(record), WireCodec::readRecord, WireCodec::writeRecord);
        }
    }

    @Test
    void everyOp() {
        for (int seed = 0; seed < RUNS; seed++) {
            Op op = new RandomValues(seed).op(seed % RandomValues.OP_KINDS);
            met.add(op.getClass());
            ClientFrame frame = new ClientFrame.Ops(1, List.of(op));
            roundTrip(seed, frame, WireCodec.write(frame), WireCodec::readClient, WireCodec::write);
        }
        assertEquals(Set.of(Op.class.getPermittedSubclasses()), met);
    }

    private static <T> void roundTrip(
            int seed, T value, String json, Function<String, Parsed<T>> read, Function<T, String> write) {
        assertEquals(value, good(read.apply(json)), json);
        assertEquals(json, write.apply(value));
        String shuffled =
                shuffle(JsonParser.parseString(json), new Random(seed)).toString();
        assertEquals(value, good(read.apply(shuffled)), shuffled);
    }

    private static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T> good -> good.frame();
            case Parsed.Bad<T> bad -> throw new AssertionError(bad);
        };
    }

    private static JsonElement shuffle(JsonElement tree, Random random) {
        return switch (tree) {
            case JsonObject object -> {
                List<String> keys = new ArrayList<>(object.keySet());
                Collections.shuffle(keys, random);
                JsonObject shuffled = new JsonObject();
                for (String key : keys) shuffled.add(key, shuffle(object.get(key), random));
                yield shuffled;
            }
            case JsonArray array -> {
                JsonArray shuffled = new JsonArray();
                for (JsonElement element : array) shuffled.add(shuffle(element, random));
                yield shuffled;
            }
            default -> tree;
        };
    }
}
