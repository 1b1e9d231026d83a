package org.bunpil.client.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inside of outlines as pixels, for forms that a board does not have. */
public final class FilledOutline {
    private static final double USUAL_SCALE = 2;
    private static final int MOST_SIDE = 1_500;

    private final double left;
    private final double top;
    private final double scale;
    private final BufferedImage image;

    private FilledOutline(double left, double top, double scale, BufferedImage image) {
        this.left = left;
        this.top = top;
        this.scale = scale;
        this.image = image;
    }

    /** Left edge of the pixels, in the units of the outlines. */
    public double left() {
        return left;
    }

    /** Top edge of the pixels, in the units of the outlines. */
    public double top() {
        return top;
    }

    /** Pixels for a unit. */
    public double scale() {
        return scale;
    }

    /** Pixels. */
    public int width() {
        return image.getWidth();
    }

    /** Pixels. */
    public int height() {
        return image.getHeight();
    }

    /** The pixels, row by row. */
    public int[] argb() {
        return image.getRGB(0, 0, width(), height(), null, 0, width());
    }

    /**
     * Fills outlines, by the rule that all that is wound around is inside.
     *
     * @param outlines x and y in turn, each closed
     * @return null if nothing of it can be seen
     */
    public static @Nullable FilledOutline of(List<double[]> outlines, int argb) {
        Path2D path = new Path2D.Double();
        for (double[] xy : outlines) {
            if (xy.length < 6) continue;
            path.moveTo(xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) path.lineTo(xy[i], xy[i + 1]);
            path.closePath();
        }
        Rectangle2D bounds = path.getBounds2D();
        double side = Math.max(bounds.getWidth(), bounds.getHeight());
        if (!(side > 0) || !Double.isFinite(side)) return null;
        double scale = Math.min(USUAL_SCALE, MOST_SIDE / side);
        int width = (int) Math.ceil(bounds.getWidth() * scale) + 2;
        int height = (int) Math.ceil(bounds.getHeight() * scale) + 2;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(argb, true));
        graphics.translate(1, 1);
        graphics.scale(scale, scale);
        graphics.translate(-bounds.getX(), -bounds.getY());
        graphics.fill(path);
        graphics.dispose();
        return new FilledOutline(bounds.getX() - 1 / scale, bounds.getY() - 1 / scale, scale, image);
    }
}
