package org.bunpil.wire;

import java.io.IOException;
import org.bunpil.model.Limits;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;

/** The frames of assets; {@code asset.put} and {@code asset.data} have the same fields. */
final class AssetJson {
    private AssetJson() {}

    /** Part {@code i} of {@code n}; {@code data} is base64. */
    record Part(String id, int i, int n, String data) {}

    static Part readPart(JsonIn in) throws IOException {
        String id = null;
        Integer i = null;
        Integer n = null;
        String data = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "id" -> id = in.hex("id", Limits.SHA256_UNITS);
                case "i" -> i = in.number("i", 0, Limits.ASSET_PARTS - 1);
                case "n" -> n = in.number("n", 1, Limits.ASSET_PARTS);
                case "d" -> data = data(in);
                default -> in.unknown("frame");
            }
        }
        Part part = new Part(JsonIn.need(id, "id"), JsonIn.need(i, "i"), JsonIn.need(n, "n"), JsonIn.need(data, "d"));
        if (part.i >= part.n) throw BadInputException.field("i", "out of range");
        return part;
    }

    static String readId(JsonIn in) throws IOException {
        String id = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (key.equals("id")) id = in.hex("id", Limits.SHA256_UNITS);
            else in.unknown("frame");
        }
        return JsonIn.need(id, "id");
    }

    static void writePart(JsonOut out, Part part) throws IOException {
        out.field("id", part.id).field("i", part.i).field("n", part.n).field("d", part.data);
    }

    private static String data(JsonIn in) throws IOException {
        String data = in.string("d");
        if (data.isEmpty() || data.length() > Limits.ASSET_PART_UNITS || data.length() % 4 != 0) {
            throw BadInputException.field("d", "not a part's length");
        }
        int end = data.endsWith("==") ? data.length() - 2 : data.endsWith("=") ? data.length() - 1 : data.length();
        for (int i = 0; i < end; i++) {
            if (sixBits(data.charAt(i)) < 0) throw BadInputException.field("d", "not base64");
        }
        // The bits that padding cuts off must be 0.
        int lost = data.length() - end == 2 ? 0xf : data.length() - end == 1 ? 0x3 : 0;
        if ((sixBits(data.charAt(end - 1)) & lost) != 0) throw BadInputException.field("d", "not base64");
        return data;
    }

    private static int sixBits(char c) {
        if (c >= 'A' && c <= 'Z') return c - 'A';
        if (c >= 'a' && c <= 'z') return c - 'a' + 26;
        if (c >= '0' && c <= '9') return c - '0' + 52;
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
