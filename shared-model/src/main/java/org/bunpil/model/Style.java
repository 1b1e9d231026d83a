package org.bunpil.model;

import org.jspecify.annotations.Nullable;

/**
 * How an element looks. For each key separately, the last write counts.
 *
 * @param color 0xRRGGBB
 * @param width line width in 1/8 board pixel; without meaning for text and notes
 * @param fill 0xRRGGBB, or null for none
 * @param alpha 0 (clear) to 255 (opaque)
 * @param dash 0 solid, 1 dashed, 2 dotted; other values are drawn solid
 * @param font text size step, 0 is the default; the client defines the others
 */
public record Style(
        InkTool tool, int color, int width, @Nullable Integer fill, int alpha, int dash, int font) {
    public static final Style DEFAULT = new Style(InkTool.PEN, 0x000000, 16, null, 255, 0, 0);

    public Style withColor(int newColor) {
        return new Style(tool, newColor, width, fill, alpha, dash, font);
    }

    public Style withWidth(int newWidth) {
        return new Style(tool, color, newWidth, fill, alpha, dash, font);
    }

    public Style withAlpha(int newAlpha) {
        return new Style(tool, color, width, fill, newAlpha, dash, font);
    }

    public Style withFill(@Nullable Integer newFill) {
        return new Style(tool, color, width, newFill, alpha, dash, font);
    }

    public Style withDash(int newDash) {
        return new Style(tool, color, width, fill, alpha, newDash, font);
    }

    public Style withFont(int newFont) {
        return new Style(tool, color, width, fill, alpha, dash, newFont);
    }
}
