package org.bunpil.client.render;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Bounds;

/**
 * A decoded image, with smaller copies for painting it small. Immutable. It is sampled here and not by Java2D: Java2D paints an image
 * slightly differently where a tile cuts it, but here each pixel of the page has the same colour in every tile.
 */
public final class DecodedImage implements PaintableImage {
    /** Smaller copies are of no use. */
    private static final int SMALLEST = 32;

    private final List<MipLevel> mipLevels = new ArrayList<>();

    private static final class MipLevel {
        final int width;
        final int height;
        /** ARGB, premultiplied, row by row. */
        final int[] pixels;

        MipLevel(int width, int height, int[] pixels) {
            this.width = width;
            this.height = height;
            this.pixels = pixels;
        }

        /** Each pixel is the mean of four; at odd edges pixels are repeated. */
        MipLevel half() {
            int w = Math.max(1, width / 2);
            int h = Math.max(1, height / 2);
            int[] to = new int[w * h];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int x2 = Math.min(width - 1, 2 * x + 1);
                    int y2 = Math.min(height - 1, 2 * y + 1);
                    to[y * w + x] = mean(
                            pixels[2 * y * width + 2 * x],
                            pixels[2 * y * width + x2],
                            pixels[y2 * width + 2 * x],
                            pixels[y2 * width + x2]);
                }
            }
            return new MipLevel(w, h, to);
        }

        private static int mean(int a, int b, int c, int d) {
            int mean = 0;
            for (int shift = 0; shift <= 24; shift += 8) {
                int sum = (a >>> shift & 255) + (b >>> shift & 255) + (c >>> shift & 255) + (d >>> shift & 255);
                mean |= ((sum + 2) / 4) << shift;
            }
            return mean;
        }

        /**
         * The colour interpolated between the four nearest pixels; beyond an edge, the edge continues.
         *
         * @param x in this level's pixels, {@code y} likewise
         */
        int at(double x, double y) {
            double fx = Math.clamp(x - 0.5, 0, width - 1.0);
            double fy = Math.clamp(y - 0.5, 0, height - 1.0);
            int x1 = (int) fx;
            int y1 = (int) fy;
            int x2 = Math.min(width - 1, x1 + 1);
            int y2 = Math.min(height - 1, y1 + 1);
            int wx = (int) ((fx - x1) * 256 + 0.5);
            int wy = (int) ((fy - y1) * 256 + 0.5);
            int top = mix(pixels[y1 * width + x1], pixels[y1 * width + x2], wx);
            return mix(top, mix(pixels[y2 * width + x1], pixels[y2 * width + x2], wx), wy);
        }

        /**
         * Mixes two colour channels at once, in the two halves of a number.
         *
         * @param weight of the second colour, 0–256
         */
        private static int mix(int a, int b, int weight) {
            if (a == b) return a;
            int low = (((a & 0xff00ff) * (256 - weight) + (b & 0xff00ff) * weight) >>> 8) & 0xff00ff;
            int high = (((a >>> 8) & 0xff00ff) * (256 - weight) + ((b >>> 8) & 0xff00ff) * weight) & 0xff00ff00;
            return low | high;
        }
    }

    /** @param pixels ARGB, premultiplied, row by row; not copied */
    public DecodedImage(int width, int height, int[] pixels) {
        MipLevel mipLevel = new MipLevel(width, height, pixels);
        mipLevels.add(mipLevel);
        while (Math.min(mipLevel.width, mipLevel.height) >= 2 * SMALLEST) {
            mipLevel = mipLevel.half();
            mipLevels.add(mipLevel);
        }
    }

    public int width() {
        return mipLevels.getFirst().width;
    }

    public int height() {
        return mipLevels.getFirst().height;
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (MipLevel mipLevel : mipLevels) bytes += 4L * mipLevel.pixels.length;
        return bytes;
    }

    @Override
    public void paint(Bitmap bitmap, RenderRegion region, Bounds bounds, int rot, int alpha) {
        // From image pixels to the page's pixels. The position of the bitmap is left out, so that every tile computes
        // the same.
        AffineTransform toPage = AffineTransform.getScaleInstance(region.scale(), region.scale());
        toPage.rotate(Math.toRadians(rot / 100.0), bounds.centreX(), bounds.centreY());
        toPage.translate(bounds.minX(), bounds.minY());
        toPage.scale(bounds.width() / width(), bounds.height() / height());
        AffineTransform back;
        try {
            back = toPage.createInverse();
        } catch (NoninvertibleTransformException flat) {
            return;
        }
        Rectangle2D there = toPage.createTransformedShape(new Rectangle2D.Double(0, 0, width(), height()))
                .getBounds2D();
        Rectangle area = new Rectangle2D.Double(
                        there.getX() - region.left(), there.getY() - region.top(), there.getWidth(), there.getHeight())
                .getBounds();
        area.grow(1, 1);
        area = area.intersection(new Rectangle(bitmap.width(), bitmap.height()));
        if (area.isEmpty()) return;
        sample(bitmap, region, area, back, alpha);
    }

    private void sample(Bitmap bitmap, RenderRegion region, Rectangle area, AffineTransform back, int alpha) {
        double ux = back.getScaleX();
        double uy = back.getShearX();
        double vx = back.getShearY();
        double vy = back.getScaleY();
        // Image pixels that one pixel of the page covers, horizontally and vertically.
        double du = Math.hypot(ux, uy);
        double dv = Math.hypot(vx, vy);
        int shrink = Math.clamp(
                (int) Math.floor(Math.log(Math.max(1, Math.min(du, dv))) / Math.log(2) + 0.35),
                0,
                mipLevels.size() - 1);
        MipLevel mipLevel = mipLevels.get(shrink);
        double sx = (double) mipLevel.width / width();
        double sy = (double) mipLevel.height / height();
        int[] to = bitmap.pixels();
        for (int y = area.y; y < area.y + area.height; y++) {
            double py = region.top() + y + 0.5;
            for (int x = area.x; x < area.x + area.width; x++) {
                double px = region.left() + x + 0.5;
                double u = ux * px + uy * py + back.getTranslateX();
                double v = vx * px + vy * py + back.getTranslateY();
                // Distance from the edge, in pixels of the page: a pixel on the edge is partly covered.
                double across = Math.min(u, width() - u) / du + 0.5;
                double down = Math.min(v, height() - v) / dv + 0.5;
                if (across <= 0 || down <= 0) continue;
                double cover = Math.min(1, across) * Math.min(1, down);
                int i = y * bitmap.width() + x;
                to[i] = over(mipLevel.at(u * sx, v * sy), (int) Math.round(cover * alpha), to[i]);
            }
        }
    }

    static int over(int source, int alpha, int below) {
        if (alpha == 255 && source >>> 24 == 255) return source;
        int left = 255 - (source >>> 24) * alpha / 255;
        int result = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            int value = (source >>> shift & 255) * alpha / 255 + (below >>> shift & 255) * left / 255;
            result |= Math.min(255, value) << shift;
        }
        return result;
    }
}
