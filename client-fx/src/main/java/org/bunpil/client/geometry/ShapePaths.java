package org.bunpil.client.geometry;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.bunpil.model.Shape;
import org.bunpil.model.Style;

/** The outlines of shapes as AWT paths, unrotated, on the board plane. */
public final class ShapePaths {
    private static final double HEAD_WIDTHS = 5;
    private static final double MIN_HEAD = 96;
    private static final double HEAD_ANGLE = Math.toRadians(26);

    /** A line is drawn as a whole, even if little of it is visible; this limit keeps very long lines of others from taking very long. */
    private static final double MOST_DASHES = 10_000;

    private ShapePaths() {}

    /** The line to be stroked; for an arrow, the shaft without the head. */
    public static java.awt.Shape line(Shape shape) {
        double[] c = ShapeOutline.corners(shape);
        return switch (shape.form()) {
            case LINE -> new Line2D.Double(c[0], c[1], c[2], c[3]);
            case ARROW -> {
                double w = c[2] - c[0];
                double h = c[3] - c[1];
                double length = Math.hypot(w, h);
                double cut = length == 0 ? 0 : Math.min(1, head(shape.style(), length) * 0.7 / length);
                yield new Line2D.Double(c[0], c[1], c[0] + w * (1 - cut), c[1] + h * (1 - cut));
            }
            case RECT -> new Rectangle2D.Double(c[0], c[1], c[4] - c[0], c[5] - c[1]);
            case ELLIPSE -> new Ellipse2D.Double(c[0], c[1], c[4] - c[0], c[5] - c[1]);
            case TRIANGLE, DIAMOND -> closed(c);
        };
    }

    /** An arrowhead, to be filled. */
    public static Path2D arrowHead(Shape arrow) {
        double tipX = arrow.at().x() + arrow.size().width();
        double tipY = arrow.at().y() + arrow.size().height();
        double direction = Math.atan2(arrow.size().height(), arrow.size().width());
        double length = head(
                arrow.style(), Math.hypot(arrow.size().width(), arrow.size().height()));
        return closed(
                tipX,
                tipY,
                tipX - length * Math.cos(direction - HEAD_ANGLE),
                tipY - length * Math.sin(direction - HEAD_ANGLE),
                tipX - length * Math.cos(direction + HEAD_ANGLE),
                tipY - length * Math.sin(direction + HEAD_ANGLE));
    }

    /** Dash pattern of a shape's line in the unit of its width; empty for a solid line. */
    public static double[] dashes(Shape shape) {
        return dashes(
                shape.style(),
                2.0 * Math.abs(shape.size().width())
                        + 2.0 * Math.abs(shape.size().height()));
    }

    /**
     * The dash pattern of any line.
     *
     * @param length of the line; if it has too many dashes, it is solid
     */
    static double[] dashes(Style style, double length) {
        double w = style.width();
        double[] dashes = switch (style.dash()) {
            case 1 -> new double[] {w * 3.5, w * 2.5};
            case 2 -> new double[] {0.01, w * 2};
            default -> new double[0];
        };
        return dashes.length > 0 && length / (dashes[0] + dashes[1]) > MOST_DASHES ? new double[0] : dashes;
    }

    private static double head(Style style, double length) {
        return Math.min(length, Math.max(MIN_HEAD, style.width() * HEAD_WIDTHS));
    }

    private static Path2D closed(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) path.lineTo(xy[i], xy[i + 1]);
        path.closePath();
        return path;
    }
}
