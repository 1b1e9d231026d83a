package org.bunpil.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.op.OpReader;
import org.bunpil.wire.op.PatchJson;
import org.jspecify.annotations.Nullable;

/** Reads what relays send. An unknown type is not an error: relays may be newer than the client. */
final class RelayReader {
    private static final long MAX_MILLIS = Integer.MAX_VALUE;

    private RelayReader() {}

    static RelayFrame read(String type, JsonIn in) throws IOException {
        return switch (type) {
            case "ops" -> stream(in);
            case "presence" -> people(in);
            case "welcome" -> new WelcomeFields(in).read();
            case "found" -> found(in);
            case "snapshot" -> SnapshotJson.read(in);
            case "ping" -> new RelayFrame.Ping(ClientReader.number(in));
            case "pong" -> new RelayFrame.Pong(ClientReader.number(in));
            case "asset.ok" -> new RelayFrame.AssetOk(AssetJson.readId(in));
            case "asset.data" -> {
                AssetJson.Part part = AssetJson.readPart(in);
                yield new RelayFrame.AssetData(part.id(), part.i(), part.n(), part.data());
            }
            case "reject", "gap", "hash", "error", "code", "slow", "goodbye" -> note(type, in);
            case "" -> throw BadInputException.type();
            default -> {
                in.skipRest();
                yield new RelayFrame.Unknown(type);
            }
        };
    }

    private static RelayFrame found(JsonIn in) throws IOException {
        String board = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("board")) board = in.word("board", Limits.BOARD_ID_MIN_UNITS, Limits.BOARD_ID_MAX_UNITS);
            else in.unknown("frame");
        }
        return new RelayFrame.FoundBoard(JsonIn.need(board, "board"));
    }

    private static RelayFrame stream(JsonIn in) throws IOException {
        Long seq = null;
        long ts = 0;
        List<Batch> batches = null;
        String hash = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "s" -> seq = in.integer("s", 1, Limits.INTEGER - 1);
                case "ts" -> ts = in.integer("ts", 0, Limits.INTEGER - 1);
                case "b" -> batches = batches(in);
                case "h" -> hash = in.hex("h", Limits.HASH_UNITS);
                default -> in.unknown("frame");
            }
        }
        return new RelayFrame.Stream(JsonIn.need(seq, "s"), ts, JsonIn.need(batches, "b"), hash);
    }

    private static List<Batch> batches(JsonIn in) throws IOException {
        List<Batch> batches = new ArrayList<>(2);
        in.beginArray("b");
        while (in.more()) batches.add(batch(in));
        return Collections.unmodifiableList(batches);
    }

    private static Batch batch(JsonIn in) throws IOException {
        Integer c = null;
        long k = 0;
        List<Op> ops = null;
        in.beginObject("b");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "c" -> c = in.number("c", 0, Integer.MAX_VALUE);
                case "k" -> k = FrameParser.batchNumber(in);
                case "o" -> ops = OpReader.read(in);
                default -> in.unknown("b");
            }
        }
        Batch batch = new Batch(JsonIn.need(c, "c"), k, JsonIn.need(ops, "o"));
        if ((batch.c() == 0) != (k == 0)) throw BadInputException.field("k", "only the system has none");
        return batch;
    }

    private static RelayFrame people(JsonIn in) throws IOException {
        SortedMap<Integer, @Nullable Presence> presence = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("m")) presence = presences(in);
            else in.unknown("frame");
        }
        return new RelayFrame.PresenceUpdates(JsonIn.need(presence, "m"));
    }

    private static SortedMap<Integer, @Nullable Presence> presences(JsonIn in) throws IOException {
        SortedMap<Integer, @Nullable Presence> presence = new TreeMap<>();
        in.beginObject("m");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            int c = PatchJson.participant(key, "m");
            presence.put(c, in.nextNull() ? null : PresenceJson.read(in));
        }
        return presence;
    }

    /** Reads a short frame; each type uses a few of these fields. */
    private static RelayFrame note(String type, JsonIn in) throws IOException {
        Long k = null;
        ErrorCode code = null;
        String join = null;
        Long expect = null;
        Long seq = null;
        String hash = null;
        boolean fatal = false;
        Map<String, String> args = Map.of();
        String msg = "";
        String why = null;
        long retry = 0;
        Long flush = null;
        boolean joinCode = type.equals("code");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "k" -> k = FrameParser.batchNumber(in);
                case "code" -> {
                    if (joinCode) join = in.line("code", Limits.CODE_UNITS);
                    else code = in.word("code", EnumNames.CODE);
                }
                case "expect" -> expect = in.integer("expect", 1, Limits.INTEGER - 1);
                case "seq" -> seq = in.integer("seq", 0, Limits.INTEGER - 1);
                case "h" -> hash = in.hex("h", Limits.HASH_UNITS);
                case "fatal" -> fatal = in.bool("fatal");
                case "args" -> args = args(in);
                case "msg" -> msg = in.line("msg", Limits.RELAY_TEXT_UNITS);
                case "why" -> why = in.line("why", Limits.RELAY_TEXT_UNITS);
                case "retryMs" -> retry = in.integer("retryMs", 0, MAX_MILLIS);
                case "flushMs" -> flush = in.integer("flushMs", 0, MAX_MILLIS);
                default -> in.unknown("frame");
            }
        }
        return switch (type) {
            case "reject" -> new RelayFrame.Reject(JsonIn.need(k, "k"), JsonIn.need(code, "code"));
            case "gap" -> new RelayFrame.Gap(JsonIn.need(expect, "expect"));
            case "hash" -> new RelayFrame.Hash(JsonIn.need(seq, "seq"), JsonIn.need(hash, "h"));
            case "error" ->
                new RelayFrame.Failure(JsonIn.need(code, "code"), k == null ? 0 : k, fatal, args, msg, retry);
            case "code" -> new RelayFrame.JoinCode(JsonIn.need(join, "code"));
            case "slow" -> new RelayFrame.SlowDown(JsonIn.need(flush, "flushMs"));
            default -> new RelayFrame.Goodbye(JsonIn.need(why, "why"), retry);
        };
    }

    private static Map<String, String> args(JsonIn in) throws IOException {
        SortedMap<String, String> args = new TreeMap<>();
        in.beginObject("args");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (args.size() == Limits.ERROR_ARGS || key.length() > Limits.NAME_UNITS) {
                throw BadInputException.field("args", "too many or too long");
            }
            args.put(key, in.line("args", Limits.RELAY_TEXT_UNITS));
        }
        return args;
    }
}
