package org.bunpil.client.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.model.Image;
import org.bunpil.model.Stroke;

/**
 * What the painter paints on: a bitmap, or a page of a file. Lengths are in 1/8 board pixel until {@link #translate} or {@link #scale} say
 * otherwise. Not thread-safe.
 */
public interface PaintTarget {
    /** Remembers how the plane lies now; {@link #restore} brings it back. */
    void save();

    void restore();

    /** @param radians clockwise, about a position */
    void rotate(double radians, double x, double y);

    void translate(double x, double y);

    void scale(double factor);

    /** How opaque what follows is, 0–255. */
    void alpha(int alpha);

    /** The outline of a stroke in the form in which this target fills it best. */
    Shape outline(Stroke stroke);

    /** The outline of a line that is drawn with a round pen. */
    Shape outline(Shape line, BasicStroke pen);

    /** What a closed line surrounds. */
    Shape inside(Shape line);

    void fill(Shape shape, Color color);

    /** Fills so that what is beneath stays readable. @param lighten on dark paper */
    void highlight(Shape shape, Color color, int alpha, boolean lighten);

    /**
     * Paints several things that are transparent as one, with the {@link #alpha} of now; among themselves they are opaque.
     *
     * @param bounds on the board plane, of all that is painted
     */
    void together(Bounds bounds, Runnable painting);

    /** Paints an image. @return whether its pixels are there */
    boolean image(Image image);

    /** Writes letters from left to right, each as the font has it. */
    void letters(String text, Font font, Color color, double x, double baseline);

    /** Writes letters that depend on their neighbours. @param backward from right to left */
    void script(String text, Font font, boolean backward, Color color, double x, double baseline);

    /** Draws an emoji. @param width of its place, as a multiple of the font size */
    void emoji(String cluster, Font font, double width, Color color, double x, double baseline);
}
