package org.bunpil.client.render;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** Draws emoji, each within a place of one size. */
final class EmojiPainter {
    private EmojiPainter() {}

    /** @param width of its place, as a multiple of the font size */
    static void draw(Graphics2D g, String cluster, Font font, double x, double baseline, double width) {
        TextLayout layout = new TextLayout(cluster, font, g.getFontRenderContext());
        double room = font.getSize2D() * width;
        double advance = layout.getAdvance();
        AffineTransform before = g.getTransform();
        g.translate(x, baseline);
        if (advance > room) g.scale(room / advance, room / advance);
        layout.draw(g, (float) Math.max(0, (room - advance) / 2), 0);
        g.setTransform(before);
    }
}
