package org.bunpil.client.file;

import java.io.IOException;
import org.bunpil.model.Limits;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;

/**
 * What a file says about itself.
 *
 * @param version of the format
 * @param fold version of the fold's rules that the board needs
 * @param hash the board's state hash
 * @param parts lines of the board's entry
 * @param savedMillis when it was written
 * @param savedBy participant who wrote it, 0 for none
 */
record BoardManifest(int version, int fold, String hash, int parts, long savedMillis, int savedBy) {
    private static final String FORMAT = "bunpil";
    private static final int FORMAT_UNITS = 40;
    private static final int MOST_PARTS = 1 << 20;

    String text() {
        return JsonOut.text(out -> {
            out.beginObject().field("format", FORMAT).field("version", version);
            out.field("fold", fold).field("hash", hash).field("parts", parts);
            out.field("saved", savedMillis).field("by", savedBy).endObject();
        });
    }

    /** @throws IOException if the text is no manifest; of a version that is not known, only the version is read */
    static BoardManifest read(String text) throws IOException {
        String format = null;
        Integer version = null;
        Integer fold = null;
        String hash = null;
        Integer parts = null;
        long saved = 0;
        int by = 0;
        JsonIn in = JsonIn.open(text);
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            // A newer version may mean anything by its fields.
            if (version != null && version > BoardFileFormat.VERSION) {
                in.skip();
                continue;
            }
            switch (key) {
                case "format" -> format = in.line("format", FORMAT_UNITS);
                case "version" -> version = in.number("version", 1, Integer.MAX_VALUE);
                case "fold" -> fold = in.number("fold", 1, Integer.MAX_VALUE);
                case "hash" -> hash = in.hex("hash", Limits.HASH_UNITS);
                case "parts" -> parts = in.number("parts", 1, MOST_PARTS);
                case "saved" -> saved = in.integer("saved", 0, Limits.INTEGER - 1);
                case "by" -> by = in.number("by", 0, Integer.MAX_VALUE);
                default -> in.unknown("manifest");
            }
        }
        in.end();
        if (!FORMAT.equals(format)) throw BadInputException.field("format", "not bunpil");
        int known = JsonIn.need(version, "version");
        if (known > BoardFileFormat.VERSION) return new BoardManifest(known, 1, "", 1, 0, 0);
        return new BoardManifest(
                known, JsonIn.need(fold, "fold"), JsonIn.need(hash, "hash"), JsonIn.need(parts, "parts"), saved, by);
    }
}
