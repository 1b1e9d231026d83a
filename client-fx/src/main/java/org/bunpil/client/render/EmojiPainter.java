package org.bunpil.client.render;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Draws emoji, each within a place of one size: in colour where the system has a font for it. */
final class EmojiPainter {
    /** How far a coloured one reaches above the baseline, as a multiple of the font size. */
    static final double ASCENT = 0.93;

    private EmojiPainter() {}

    /** @param width of its place, as a multiple of the font size */
    static void draw(Graphics2D g, String cluster, Font font, double x, double baseline, double width) {
        double room = font.getSize2D() * width;
        ColorEmoji colors = ColorEmoji.system();
        BufferedImage image = colors == null ? null : colors.image(cluster);
        if (image == null) letter(g, cluster, font, x, baseline, room);
        else image(g, image, x, baseline - font.getSize2D() * ASCENT, room);
    }

    private static void image(Graphics2D g, BufferedImage image, double x, double top, double room) {
        AffineTransform before = g.getTransform();
        double scale = Math.sqrt(Math.abs(before.getDeterminant()));
        // Halved as long as it is more than twice too large: a single step would leave pixels out.
        BufferedImage small = image;
        while (small.getWidth() > 2 * room * scale && small.getWidth() > 2) small = halved(small);
        g.translate(x, top);
        double factor = room / small.getWidth();
        g.scale(factor, factor);
        g.drawImage(small, 0, 0, null);
        g.setTransform(before);
    }

    private static BufferedImage halved(BufferedImage image) {
        BufferedImage half = new BufferedImage(
                Math.max(1, image.getWidth() / 2), Math.max(1, image.getHeight() / 2), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = half.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
        g.dispose();
        return half;
    }

    private static void letter(Graphics2D g, String cluster, Font font, double x, double baseline, double room) {
        TextLayout layout = new TextLayout(cluster, font, g.getFontRenderContext());
        double advance = layout.getAdvance();
        AffineTransform before = g.getTransform();
        g.translate(x, baseline);
        if (advance > room) g.scale(room / advance, room / advance);
        layout.draw(g, (float) Math.max(0, (room - advance) / 2), 0);
        g.setTransform(before);
    }
}
