package org.bunpil.wire;

import java.io.IOException;
import java.util.List;
import org.bunpil.model.Limits;
import org.bunpil.op.Op;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.op.OpReader;

/** Reads what clients send. */
final class ClientReader {
    /** Prefix of experimental types, which are ignored if they are not known. */
    private static final String EXPERIMENT = "x-";

    private ClientReader() {}

    static ClientFrame read(String type, JsonIn in) throws IOException {
        return switch (type) {
            case "ops" -> ops(in);
            case "presence" -> presence(in);
            case "hello" -> new HelloFields(in).read();
            case "find" -> find(in);
            case "check" -> {
                in.skipRest();
                yield new ClientFrame.HashRequest();
            }
            case "code" -> askCode(in);
            case "asset.put" -> {
                AssetJson.Part part = AssetJson.readPart(in);
                yield new ClientFrame.AssetPut(part.id(), part.i(), part.n(), part.data());
            }
            case "asset.get" -> new ClientFrame.AssetGet(AssetJson.readId(in));
            case "ping" -> new ClientFrame.Ping(number(in));
            case "pong" -> new ClientFrame.Pong(number(in));
            default -> {
                if (!type.startsWith(EXPERIMENT)) throw BadInputException.type();
                in.skipRest();
                yield new ClientFrame.Unknown(type);
            }
        };
    }

    private static ClientFrame find(JsonIn in) throws IOException {
        String code = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("code")) code = in.line("code", Limits.CODE_UNITS);
            else in.unknown("frame");
        }
        return new ClientFrame.FindBoard(JsonIn.need(code, "code"));
    }

    private static ClientFrame ops(JsonIn in) throws IOException {
        long k = 0;
        List<Op> ops = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "k" -> k = FrameParser.batchNumber(in);
                case "o" -> ops = OpReader.read(in);
                default -> in.unknown("frame");
            }
        }
        if (k == 0) throw BadInputException.field("k", "missing");
        return new ClientFrame.Ops(k, JsonIn.need(ops, "o"));
    }

    private static ClientFrame presence(JsonIn in) throws IOException {
        Presence p = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("p")) p = PresenceJson.read(in);
            else in.unknown("frame");
        }
        return new ClientFrame.PresenceUpdate(JsonIn.need(p, "p"));
    }

    private static ClientFrame askCode(JsonIn in) throws IOException {
        boolean fresh = false;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("new")) fresh = in.bool("new");
            else in.unknown("frame");
        }
        return new ClientFrame.JoinCodeRequest(fresh);
    }

    /** The {@code n} of {@code ping} and {@code pong}. */
    static long number(JsonIn in) throws IOException {
        Long n = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("n")) n = in.integer("n", 1 - Limits.INTEGER, Limits.INTEGER - 1);
            else in.unknown("frame");
        }
        return JsonIn.need(n, "n");
    }
}
