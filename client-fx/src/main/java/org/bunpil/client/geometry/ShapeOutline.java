package org.bunpil.client.geometry;

import java.util.Arrays;
import org.bunpil.model.Shape;

/** The outlines of shapes, unrotated, on the board plane: x, y, x, y … */
public final class ShapeOutline {
    /** Sides of the polygon that approximates an ellipse. */
    private static final int ELLIPSE_SIDES = 48;

    private ShapeOutline() {}

    /** The corners; for a line or arrow its ends, for an ellipse the corners of its bounds. */
    public static double[] corners(Shape shape) {
        double x = shape.at().x();
        double y = shape.at().y();
        double w = shape.size().width();
        double h = shape.size().height();
        return switch (shape.form()) {
            case LINE, ARROW -> new double[] {x, y, x + w, y + h};
            case RECT, ELLIPSE -> {
                double left = Math.min(x, x + w);
                double top = Math.min(y, y + h);
                double right = Math.max(x, x + w);
                double bottom = Math.max(y, y + h);
                yield new double[] {left, top, right, top, right, bottom, left, bottom};
            }
            case TRIANGLE -> new double[] {x + w / 2, y, x + w, y + h, x, y + h};
            case DIAMOND -> new double[] {x + w / 2, y, x + w, y + h / 2, x + w / 2, y + h, x, y + h / 2};
        };
    }

    /** The whole line as straight pieces; a closed shape ends where it began. */
    public static double[] pieces(Shape shape) {
        double[] corners = corners(shape);
        return switch (shape.form()) {
            case LINE, ARROW -> corners;
            case RECT, TRIANGLE, DIAMOND -> closed(corners);
            case ELLIPSE -> ellipse(corners[0], corners[1], corners[4], corners[5]);
        };
    }

    private static double[] closed(double[] corners) {
        double[] closed = Arrays.copyOf(corners, corners.length + 2);
        closed[corners.length] = corners[0];
        closed[corners.length + 1] = corners[1];
        return closed;
    }

    private static double[] ellipse(double left, double top, double right, double bottom) {
        double[] pieces = new double[(ELLIPSE_SIDES + 1) * 2];
        for (int i = 0; i <= ELLIPSE_SIDES; i++) {
            double angle = 2 * Math.PI * i / ELLIPSE_SIDES;
            pieces[2 * i] = (left + right) / 2 + (right - left) / 2 * Math.cos(angle);
            pieces[2 * i + 1] = (top + bottom) / 2 + (bottom - top) / 2 * Math.sin(angle);
        }
        return pieces;
    }
}
