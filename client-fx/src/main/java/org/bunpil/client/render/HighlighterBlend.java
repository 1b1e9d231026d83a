package org.bunpil.client.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Blends highlighters: on light pages they multiply with what is there, on dark pages they lighten it; strokes beneath stay readable. */
final class HighlighterBlend {
    private @Nullable Bitmap scratch;

    /** @param shape in the bitmap's pixels */
    void fill(Bitmap bitmap, Shape shape, Color color, int alpha, boolean lighten) {
        Rectangle area = shape.getBounds();
        area.grow(1, 1);
        area = area.intersection(new Rectangle(bitmap.width(), bitmap.height()));
        if (area.isEmpty()) return;
        Bitmap mask = mask(bitmap);
        Graphics2D g = mask.graphics();
        g.setClip(area);
        g.setColor(Color.WHITE);
        g.fill(shape);
        g.dispose();
        int[] from = mask.pixels();
        int[] to = bitmap.pixels();
        for (int y = area.y; y < area.y + area.height; y++) {
            int row = y * bitmap.width();
            for (int i = row + area.x; i < row + area.x + area.width; i++) {
                int coverage = (from[i] >>> 24) * alpha / 255;
                if (coverage != 0) to[i] = blend(to[i], color.getRGB(), coverage, lighten);
            }
            Arrays.fill(from, row + area.x, row + area.x + area.width, 0);
        }
    }

    private Bitmap mask(Bitmap bitmap) {
        Bitmap mask = scratch;
        if (mask == null || mask.width() != bitmap.width() || mask.height() != bitmap.height()) {
            mask = new Bitmap(bitmap.width(), bitmap.height());
            scratch = mask;
        }
        return mask;
    }

    private static int blend(int below, int color, int coverage, boolean lighten) {
        int alpha = below >>> 24;
        // Over transparent pixels (as in a drag preview) there is nothing to multiply with: plain paint.
        int newAlpha = alpha + (255 - alpha) * coverage / 255;
        int result = newAlpha << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            int b = below >> shift & 255;
            int c = color >> shift & 255;
            int over = c * (255 - alpha) / 255;
            int mixed = lighten ? alpha - (alpha - b) * (255 - c) / 255 : b * c / 255;
            int value = b + (over + mixed - b) * coverage / 255;
            result |= Math.clamp(value, 0, newAlpha) << shift;
        }
        return result;
    }
}
