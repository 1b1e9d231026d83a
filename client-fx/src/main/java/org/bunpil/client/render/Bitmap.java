package org.bunpil.client.render;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Pixels that can be drawn on and read: 0xAARRGGBB, premultiplied, row by row. Not thread-safe. */
public final class Bitmap {
    static {
        headless();
    }

    private final BufferedImage image;
    private final int[] pixels;

    public Bitmap(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Java2D only paints bitmaps here: it must not open windows or connect to a display. */
    static void headless() {
        if (System.getProperty("java.awt.headless") == null) System.setProperty("java.awt.headless", "true");
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** The pixels themselves. */
    public int[] pixels() {
        return pixels;
    }

    /**
     * The same pixels as Java's image; what is not premultiplied, and no transparency if it needs none.
     *
     * @param transparent whether transparent pixels stay so
     */
    public BufferedImage image(boolean transparent) {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage copy = new BufferedImage(width(), height(), type);
        Graphics2D g = copy.createGraphics();
        g.setComposite(AlphaComposite.Src);
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return copy;
    }

    /**
     * Draws it onto another one.
     *
     * @param x position of its left edge, {@code y} of its top edge
     */
    void drawOn(Graphics2D g, int x, int y) {
        g.drawImage(image, x, y, null);
    }

    /**
     * Lays pixels over it, as far as they are within it.
     *
     * @param argb premultiplied, row by row, {@code columns} in each
     * @param x position of their left edge, {@code y} of their top edge
     * @param alpha 0–255
     */
    public void overlay(int[] argb, int columns, long x, long y, int alpha) {
        int rows = argb.length / columns;
        int left = Math.clamp(x, 0, width());
        int right = Math.clamp(x + columns, 0, width());
        int top = Math.clamp(y, 0, height());
        int bottom = Math.clamp(y + rows, 0, height());
        for (int line = top; line < bottom; line++) {
            int from = (int) (line - y) * columns + (int) (left - x);
            int to = line * width() + left;
            for (int i = 0; i < right - left; i++) {
                pixels[to + i] = DecodedImage.over(argb[from + i], alpha, pixels[to + i]);
            }
        }
    }

    Graphics2D graphics() {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }
}
