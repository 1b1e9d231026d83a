package org.bunpil.wire;

import java.io.IOException;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.Style;
import org.bunpil.op.Setting;
import org.bunpil.op.StyleValues;
import org.jspecify.annotations.Nullable;

/** Styles, whole or in part. */
final class StyleJson {
    private static final int COLOR_DIGITS = 6;

    private StyleJson() {}

    static StyleValues readValues(JsonIn in) throws IOException {
        InkTool tool = null;
        Integer color = null;
        Integer width = null;
        Setting<Integer> fill = null;
        Integer alpha = null;
        Integer dash = null;
        Integer font = null;
        in.beginObject("style");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "tool" -> tool = in.word("tool", Words.INK_TOOL);
                case "color" -> color = color(in, "color");
                case "width" -> width = in.number("width", 1, Limits.WIDTH);
                case "fill" -> fill = in.nextNull() ? new Setting<>(null) : new Setting<>(color(in, "fill"));
                case "alpha" -> alpha = in.number("alpha", 0, Limits.ALPHA);
                case "dash" -> dash = in.number("dash", 0, Limits.DASH);
                case "font" -> font = in.number("font", 0, Limits.FONT);
                default -> in.unknown("style");
            }
        }
        return new StyleValues(tool, color, width, fill, alpha, dash, font);
    }

    /** A style in which missing keys have their defaults. */
    static Style read(JsonIn in) throws IOException {
        StyleValues v = readValues(in);
        Style d = Style.DEFAULT;
        return new Style(
                v.tool() != null ? v.tool() : d.tool(),
                v.color() != null ? v.color() : d.color(),
                v.width() != null ? v.width() : d.width(),
                v.fill() != null ? v.fill().value() : d.fill(),
                v.alpha() != null ? v.alpha() : d.alpha(),
                v.dash() != null ? v.dash() : d.dash(),
                v.font() != null ? v.font() : d.font());
    }

    /** The keys that differ from the defaults. */
    static void writeShort(JsonOut out, Style s) throws IOException {
        Style d = Style.DEFAULT;
        Integer fill = s.fill();
        writeValues(
                out,
                new StyleValues(
                        s.tool() == d.tool() ? null : s.tool(),
                        s.color() == d.color() ? null : (Integer) s.color(),
                        s.width() == d.width() ? null : (Integer) s.width(),
                        fill == null ? null : new Setting<>(fill),
                        s.alpha() == d.alpha() ? null : (Integer) s.alpha(),
                        s.dash() == d.dash() ? null : (Integer) s.dash(),
                        s.font() == d.font() ? null : (Integer) s.font()));
    }

    /** The keys that are set. */
    static void writeValues(JsonOut out, StyleValues v) throws IOException {
        out.name("style").beginObject();
        if (v.tool() != null) out.field("tool", Words.INK_TOOL.text(v.tool()));
        if (v.color() != null) out.field("color", color(v.color()));
        if (v.width() != null) out.field("width", v.width());
        if (v.fill() != null) fill(out, v.fill().value());
        if (v.alpha() != null) out.field("alpha", v.alpha());
        if (v.dash() != null) out.field("dash", v.dash());
        if (v.font() != null) out.field("font", v.font());
        out.endObject();
    }

    private static void fill(JsonOut out, @Nullable Integer fill) throws IOException {
        if (fill == null) out.name("fill").nullValue();
        else out.field("fill", color(fill));
    }

    /** {@code #rrggbb}; capitals pass on input. */
    private static int color(JsonIn in, String field) throws IOException {
        String text = in.string(field);
        if (text.length() != COLOR_DIGITS + 1 || text.charAt(0) != '#') throw Refused.field(field, "not #rrggbb");
        int value = 0;
        for (int i = 1; i <= COLOR_DIGITS; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) throw Refused.field(field, "not #rrggbb");
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
