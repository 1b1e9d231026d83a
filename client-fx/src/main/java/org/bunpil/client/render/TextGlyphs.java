package org.bunpil.client.render;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** What text consists of when it is painted: glyphs and where they are. The same as in bitmaps, for files that write text themselves. */
public final class TextGlyphs {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private TextGlyphs() {}

    /** The glyphs of letters from left to right, as {@link PaintTarget#letters} shows them. */
    public static GlyphVector letters(String text, Font font) {
        char[] chars = text.toCharArray();
        return Font.textRequiresLayout(chars, 0, chars.length)
                ? font.layoutGlyphVector(EXACT, chars, 0, chars.length, Font.LAYOUT_LEFT_TO_RIGHT)
                : font.createGlyphVector(EXACT, chars);
    }

    /** The glyphs of letters that depend on their neighbours, from left to right. */
    public static GlyphVector script(String text, Font font, boolean backward) {
        char[] chars = text.toCharArray();
        int direction = backward ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
        return font.layoutGlyphVector(EXACT, chars, 0, chars.length, direction);
    }

    /** A single glyph of a font in a size. */
    public static GlyphVector glyph(int code, Font font, double size) {
        return font.deriveFont((float) size).createGlyphVector(EXACT, new int[] {code});
    }

    /** Whether it is the font that comes with the app. */
    public static boolean isOwn(Font font) {
        return Typography.own(font.getSize2D()).equals(font);
    }

    /** The picture of an emoji; null if this computer has none. */
    public static @Nullable BufferedImage emoji(String cluster) {
        ColorEmoji colors = ColorEmoji.system();
        return colors == null ? null : colors.image(cluster);
    }

    /** How far the picture of an emoji reaches above the baseline, as a multiple of the font size. */
    public static double emojiAscent() {
        return EmojiPainter.ASCENT;
    }
}
