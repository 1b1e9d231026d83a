package org.bunpil.client.geometry;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;

/** The line of a connector that has been placed ({@link ConnectorEnds}), on the board plane. */
public final class ConnectorPath {
    /** Straight pieces that stand for a curve. */
    private static final int CURVE_PIECES = 24;
    /** A bend of this is as far as the ends are from each other. */
    public static final int WHOLE_BEND = 4_096;

    /** The bend of a curve that nobody has bent. */
    private static final int USUAL_BEND = 800;

    private static final double HEAD_WIDTHS = 5;
    private static final double MIN_HEAD = 96;
    private static final double HEAD_ANGLE = Math.toRadians(26);
    private static final double DOT_WIDTHS = 1.6;
    private static final double MIN_DOT = 28;

    private ConnectorPath() {}

    /** The bend of a line that nobody has bent. */
    public static int usualBend(Route route) {
        return switch (route) {
            case STRAIGHT, ELBOW -> 0;
            case CURVE -> USUAL_BEND;
        };
    }

    /** The line as straight pieces: x, y, x, y … */
    public static double[] pieces(Connector c) {
        double x1 = c.at().x();
        double y1 = c.at().y();
        double x2 = c.end().x();
        double y2 = c.end().y();
        return switch (c.route()) {
            case STRAIGHT -> new double[] {x1, y1, x2, y2};
            case ELBOW -> elbow(x1, y1, x2, y2, c.bend());
            case CURVE -> curve(x1, y1, x2, y2, c.bend());
        };
    }

    private static double[] elbow(double x1, double y1, double x2, double y2, int bend) {
        double part = 0.5 + Math.clamp((double) bend / WHOLE_BEND, -0.5, 0.5);
        if (isLevel(x1, y1, x2, y2)) {
            double x = x1 + (x2 - x1) * part;
            return new double[] {x1, y1, x, y1, x, y2, x2, y2};
        }
        double y = y1 + (y2 - y1) * part;
        return new double[] {x1, y1, x1, y, x2, y, x2, y2};
    }

    /** Whether an elbow begins and ends level. */
    public static boolean isLevel(double x1, double y1, double x2, double y2) {
        return Math.abs(x2 - x1) >= Math.abs(y2 - y1);
    }

    private static double[] curve(double x1, double y1, double x2, double y2, int bend) {
        double[] control = control(x1, y1, x2, y2, bend);
        double[] pieces = new double[(CURVE_PIECES + 1) * 2];
        for (int i = 0; i <= CURVE_PIECES; i++) {
            double t = (double) i / CURVE_PIECES;
            double s = 1 - t;
            pieces[2 * i] = s * s * x1 + 2 * s * t * control[0] + t * t * x2;
            pieces[2 * i + 1] = s * s * y1 + 2 * s * t * control[1] + t * t * y2;
        }
        return pieces;
    }

    /** The control point of the curve whose middle is as far from the straight line as the bend says. */
    static double[] control(double x1, double y1, double x2, double y2, int bend) {
        double by = 2.0 * bend / WHOLE_BEND;
        return new double[] {(x1 + x2) / 2 + (y2 - y1) * by, (y1 + y2) / 2 - (x2 - x1) * by};
    }

    /** The middle of the line, which carries the label and the handle of its bend: x, y. */
    public static double[] middle(Connector c) {
        double[] xy = pieces(c);
        int half = xy.length / 4 * 2;
        if (xy.length / 2 % 2 == 1) return new double[] {xy[half], xy[half + 1]};
        return new double[] {(xy[half - 2] + xy[half]) / 2, (xy[half - 1] + xy[half + 1]) / 2};
    }

    /** The bend of a curve between two places (x, y, x, y) whose middle is as near as possible to another. */
    public static int curveBend(double[] ends, double x, double y) {
        double dx = ends[2] - ends[0];
        double dy = ends[3] - ends[1];
        double part = ratio((x - ends[0] - dx / 2) * dy - (y - ends[1] - dy / 2) * dx, dx * dx + dy * dy);
        return (int) Math.round(Math.clamp(part, -2, 2) * WHOLE_BEND);
    }

    /** The bend with which the middle of the line is as near as possible to a place. */
    public static int bend(Connector c, double x, double y) {
        double x1 = c.at().x();
        double y1 = c.at().y();
        double dx = c.end().x() - x1;
        double dy = c.end().y() - y1;
        double part = switch (c.route()) {
            case STRAIGHT -> 0;
            case ELBOW -> isLevel(0, 0, dx, dy) ? ratio(x - x1, dx) - 0.5 : ratio(y - y1, dy) - 0.5;
            case CURVE -> ratio((x - x1 - dx / 2) * dy - (y - y1 - dy / 2) * dx, dx * dx + dy * dy);
        };
        double most = c.route() == Connector.Route.ELBOW ? 0.5 : 2;
        return (int) Math.round(Math.clamp(part, -most, most) * WHOLE_BEND);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** The line to be stroked, without what its arrowheads cover. */
    public static Path2D line(Connector c) {
        double[] xy = pieces(c);
        double shaft = head(c, xy) * 0.7;
        if (c.tail() == Tip.ARROW) xy = shortened(reversed(xy), shaft, true);
        if (c.head() == Tip.ARROW) xy = shortened(xy, shaft, false);
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) path.lineTo(xy[i], xy[i + 1]);
        return path;
    }

    /** Arrowheads and dots at the ends, to be filled. */
    public static List<java.awt.Shape> tips(Connector c) {
        double[] xy = pieces(c);
        List<java.awt.Shape> tips = new ArrayList<>(2);
        tip(c, c.head(), xy, tips);
        tip(c, c.tail(), reversed(xy), tips);
        return tips;
    }

    private static void tip(Connector c, Tip tip, double[] xy, List<java.awt.Shape> tips) {
        double x = xy[xy.length - 2];
        double y = xy[xy.length - 1];
        switch (tip) {
            case NONE -> {}
            case DOT -> {
                double r = Math.max(MIN_DOT, c.style().width() * DOT_WIDTHS);
                tips.add(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            }
            case ARROW -> {
                double length = head(c, xy);
                double[] from = back(xy, length);
                double direction = Math.atan2(y - from[1], x - from[0]);
                Path2D head = new Path2D.Double();
                head.moveTo(x, y);
                head.lineTo(
                        x - length * Math.cos(direction - HEAD_ANGLE), y - length * Math.sin(direction - HEAD_ANGLE));
                head.lineTo(
                        x - length * Math.cos(direction + HEAD_ANGLE), y - length * Math.sin(direction + HEAD_ANGLE));
                head.closePath();
                tips.add(head);
            }
        }
    }

    private static double head(Connector c, double[] xy) {
        return Math.min(length(xy), Math.max(MIN_HEAD, c.style().width() * HEAD_WIDTHS));
    }

    /** Length of the line. */
    static double length(double[] xy) {
        double length = 0;
        for (int i = 2; i < xy.length; i += 2) length += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
        return length;
    }

    /** The place on the line that is this far before its end. */
    private static double[] back(double[] xy, double by) {
        double left = by;
        for (int i = xy.length - 2; i > 0; i -= 2) {
            double piece = Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
            if (piece >= left && piece > 0) {
                double t = left / piece;
                return new double[] {xy[i] + (xy[i - 2] - xy[i]) * t, xy[i + 1] + (xy[i - 1] - xy[i + 1]) * t};
            }
            left -= piece;
        }
        return new double[] {xy[0], xy[1]};
    }

    /** The line without its last part. @param turn whether it is to be turned round after that */
    private static double[] shortened(double[] xy, double by, boolean turn) {
        double left = Math.min(by, length(xy));
        int last = xy.length - 2;
        while (last > 2 && Math.hypot(xy[last] - xy[last - 2], xy[last + 1] - xy[last - 1]) < left) {
            left -= Math.hypot(xy[last] - xy[last - 2], xy[last + 1] - xy[last - 1]);
            last -= 2;
        }
        double[] cut = new double[last + 2];
        System.arraycopy(xy, 0, cut, 0, cut.length);
        double piece = Math.hypot(xy[last] - xy[last - 2], xy[last + 1] - xy[last - 1]);
        double t = piece == 0 ? 0 : Math.min(1, left / piece);
        cut[last] = xy[last] + (xy[last - 2] - xy[last]) * t;
        cut[last + 1] = xy[last + 1] + (xy[last - 1] - xy[last + 1]) * t;
        return turn ? reversed(cut) : cut;
    }

    private static double[] reversed(double[] xy) {
        double[] reversed = new double[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            reversed[i] = xy[xy.length - 2 - i];
            reversed[i + 1] = xy[xy.length - 1 - i];
        }
        return reversed;
    }

    /** Dash pattern of its line in the unit of its width; empty for a solid line. */
    public static double[] dashes(Connector c) {
        return ShapePaths.dashes(c.style(), length(pieces(c)));
    }

    /** How wide a label's lines may be, 1/8 board pixel. */
    public static double labelWidth(Connector c) {
        return FontSteps.size(c.style().font()) * 11 * Viewport.UNITS;
    }

    /** The bounds of its line, without its width and label. */
    static Bounds bounds(Connector c) {
        double[] xy = pieces(c);
        Bounds all = new Bounds(xy[0], xy[1], xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) all = all.union(new Bounds(xy[i], xy[i + 1], xy[i], xy[i + 1]));
        return all;
    }

    /** All of what is painted, the label included. */
    static Bounds painted(Connector c) {
        Bounds all = bounds(c)
                .grown(Math.max(MIN_HEAD, c.style().width() * HEAD_WIDTHS) / 2
                        + c.style().width()
                        + 1);
        if (c.text().isEmpty()) return all;
        // Its lines are known to the painter only; two neighbours are longer than one line may be.
        long breaks = c.text().chars().filter(unit -> unit == '\n').count();
        double lines = 2 + breaks + 2 * Math.ceil(c.text().length() * 1.3 / 10);
        double high = lines * FontSteps.size(c.style().font()) * 1.4 * Viewport.UNITS;
        double wide = labelWidth(c);
        double[] middle = middle(c);
        return all.union(
                new Bounds(middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2));
    }
}
