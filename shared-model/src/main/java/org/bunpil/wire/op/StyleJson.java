package org.bunpil.wire.op;

import java.io.IOException;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.Style;
import org.bunpil.op.SetOrClear;
import org.bunpil.op.StylePatch;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;
import org.jspecify.annotations.Nullable;

/** Reads and writes whole styles and style patches. */
final class StyleJson {
    private static final int COLOR_DIGITS = 6;

    private StyleJson() {}

    static StylePatch readValues(JsonIn in) throws IOException {
        InkTool tool = null;
        Integer color = null;
        Integer width = null;
        SetOrClear<Integer> fill = null;
        Integer alpha = null;
        Integer dash = null;
        Integer font = null;
        in.beginObject("style");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "tool" -> tool = in.word("tool", EnumNames.INK_TOOL);
                case "color" -> color = color(in, "color");
                case "width" -> width = in.number("width", 1, Limits.WIDTH);
                case "fill" -> fill = in.nextNull() ? new SetOrClear<>(null) : new SetOrClear<>(color(in, "fill"));
                case "alpha" -> alpha = in.number("alpha", 0, Limits.ALPHA);
                case "dash" -> dash = in.number("dash", 0, Limits.DASH);
                case "font" -> font = in.number("font", 0, Limits.FONT);
                default -> in.unknown("style");
            }
        }
        return new StylePatch(tool, color, width, fill, alpha, dash, font);
    }

    /** Reads a style; missing keys have their defaults. */
    static Style read(JsonIn in) throws IOException {
        return readValues(in).on(Style.DEFAULT);
    }

    /** Writes the keys that differ from the defaults. */
    static void writeShort(JsonOut out, Style s) throws IOException {
        Style d = Style.DEFAULT;
        StylePatch.Builder keys = StylePatch.builder();
        if (s.tool() != d.tool()) keys.tool(s.tool());
        if (s.color() != d.color()) keys.color(s.color());
        if (s.width() != d.width()) keys.width(s.width());
        if (s.fill() != null) keys.fill(s.fill());
        if (s.alpha() != d.alpha()) keys.alpha(s.alpha());
        if (s.dash() != d.dash()) keys.dash(s.dash());
        if (s.font() != d.font()) keys.font(s.font());
        writeValues(out, keys.build());
    }

    /** Writes the keys that are set. */
    static void writeValues(JsonOut out, StylePatch patch) throws IOException {
        out.name("style").beginObject();
        if (patch.tool() != null) out.field("tool", EnumNames.INK_TOOL.text(patch.tool()));
        if (patch.color() != null) out.field("color", color(patch.color()));
        if (patch.width() != null) out.field("width", patch.width());
        if (patch.fill() != null) fill(out, patch.fill().value());
        if (patch.alpha() != null) out.field("alpha", patch.alpha());
        if (patch.dash() != null) out.field("dash", patch.dash());
        if (patch.font() != null) out.field("font", patch.font());
        out.endObject();
    }

    private static void fill(JsonOut out, @Nullable Integer fill) throws IOException {
        if (fill == null) out.name("fill").nullValue();
        else out.field("fill", color(fill));
    }

    /** Reads {@code #rrggbb}; capital letters are accepted. */
    private static int color(JsonIn in, String field) throws IOException {
        String text = in.string(field);
        if (text.length() != COLOR_DIGITS + 1 || text.charAt(0) != '#')
            throw BadInputException.field(field, "not #rrggbb");
        int value = 0;
        for (int i = 1; i <= COLOR_DIGITS; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) throw BadInputException.field(field, "not #rrggbb");
            value = (value << 4) | digit;
        }
        return value;
    }

    private static String color(int rgb) {
        char[] text = new char[COLOR_DIGITS + 1];
        text[0] = '#';
        for (int i = 0; i < COLOR_DIGITS; i++) text[COLOR_DIGITS - i] = Character.forDigit((rgb >> (4 * i)) & 0xf, 16);
        return new String(text);
    }
}
