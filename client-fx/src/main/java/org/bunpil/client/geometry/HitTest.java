package org.bunpil.client.geometry;

import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/** Tests whether a position or a segment on the board plane touches an element. Distances in 1/8 board pixel. */
public final class HitTest {
    private HitTest() {}

    /**
     * Whether the position hits the element.
     *
     * @param reach how far beside the element still counts
     */
    public static boolean hits(Element element, double x, double y, double reach) {
        return hitsSegment(element, x, y, x, y, reach);
    }

    /** Whether the segment between two positions touches the element. */
    public static boolean hitsSegment(Element element, double x1, double y1, double x2, double y2, double reach) {
        Bounds frame = ElementBounds.unrotated(element);
        // The segment is rotated back instead of rotating the element.
        Rotation back = Rotation.about(frame.centreX(), frame.centreY(), -element.rot());
        return hitsUnrotated(element, frame, back.x(x1, y1), back.y(x1, y1), back.x(x2, y2), back.y(x2, y2), reach);
    }

    /** Whether the position hits the element, or what it surrounds. */
    public static boolean isInside(Element element, double x, double y, double reach) {
        if (hits(element, x, y, reach)) return true;
        return switch (element) {
            case Shape shape
            when shape.form().isClosed() -> {
                Bounds frame = ElementBounds.unrotated(shape);
                Rotation back = Rotation.about(frame.centreX(), frame.centreY(), -shape.rot());
                yield insidePolygon(ShapeOutline.pieces(shape), back.x(x, y), back.y(x, y));
            }
            case Stroke _, Shape _, Text _, Note _, Image _, Connector _ -> false;
        };
    }

    private static boolean hitsUnrotated(
            Element element, Bounds frame, double x1, double y1, double x2, double y2, double reach) {
        double line = element.style().width() / 2.0;
        return switch (element) {
            case Stroke s ->
                Bounds.of(x1, y1, x2, y2).grown(reach + line).intersects(frame) && ink(s, x1, y1, x2, y2, reach + line);
            case Shape s -> shape(s, x1, y1, x2, y2, reach + line);
            case Connector c -> outline(ConnectorPath.pieces(c), x1, y1, x2, y2, reach + line);
            case Text _, Note _, Image _ -> inBox(frame, x1, y1, x2, y2, reach);
        };
    }

    private static boolean inBox(Bounds frame, double x1, double y1, double x2, double y2, double reach) {
        Bounds wide = frame.grown(reach);
        return wide.contains(x1, y1) || wide.contains(x2, y2) || outline(corners(frame), x1, y1, x2, y2, reach);
    }

    private static boolean ink(Stroke stroke, double x1, double y1, double x2, double y2, double reach) {
        double[] last = new double[2];
        boolean[] state = {false, false};
        ScaledInk.places(stroke, (x, y, _) -> {
            if (state[1]) return;
            double fromX = state[0] ? last[0] : x;
            double fromY = state[0] ? last[1] : y;
            if (segmentDistance(fromX, fromY, x, y, x1, y1, x2, y2) <= reach) state[1] = true;
            last[0] = x;
            last[1] = y;
            state[0] = true;
        });
        return state[1];
    }

    private static boolean shape(Shape shape, double x1, double y1, double x2, double y2, double reach) {
        double[] pieces = ShapeOutline.pieces(shape);
        if (outline(pieces, x1, y1, x2, y2, reach)) return true;
        return shape.form().isClosed() && shape.style().fill() != null && insidePolygon(pieces, x1, y1);
    }

    private static double[] corners(Bounds b) {
        return new double[] {
            b.minX(), b.minY(), b.maxX(), b.minY(), b.maxX(), b.maxY(), b.minX(), b.maxY(), b.minX(), b.minY()
        };
    }

    private static boolean outline(double[] xy, double x1, double y1, double x2, double y2, double reach) {
        for (int i = 0; i + 3 < xy.length; i += 2) {
            if (segmentDistance(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], x1, y1, x2, y2) <= reach) return true;
        }
        return false;
    }

    /** Whether a position is inside a polygon (even-odd rule). */
    public static boolean insidePolygon(double[] xy, double x, double y) {
        boolean in = false;
        int last = xy.length - 2;
        for (int i = 0; i < xy.length; i += 2) {
            boolean crosses = (xy[i + 1] > y) != (xy[last + 1] > y)
                    && x < (xy[last] - xy[i]) * (y - xy[i + 1]) / (xy[last + 1] - xy[i + 1]) + xy[i];
            if (crosses) in = !in;
            last = i;
        }
        return in;
    }

    /** Distance between two segments. */
    public static double segmentDistance(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        if (cross(ax, ay, bx, by, cx, cy, dx, dy)) return 0;
        double nearest = Math.min(distanceToSegment(ax, ay, cx, cy, dx, dy), distanceToSegment(bx, by, cx, cy, dx, dy));
        return Math.min(
                nearest,
                Math.min(distanceToSegment(cx, cy, ax, ay, bx, by), distanceToSegment(dx, dy, ax, ay, bx, by)));
    }

    /** Distance of a position from a segment. */
    public static double distanceToSegment(double px, double py, double ax, double ay, double bx, double by) {
        double wx = bx - ax;
        double wy = by - ay;
        double length2 = wx * wx + wy * wy;
        double t = length2 == 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * wx + (py - ay) * wy) / length2));
        return Math.hypot(px - ax - t * wx, py - ay - t * wy);
    }

    private static boolean cross(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        double d1 = side(ax, ay, bx, by, cx, cy);
        double d2 = side(ax, ay, bx, by, dx, dy);
        double d3 = side(cx, cy, dx, dy, ax, ay);
        double d4 = side(cx, cy, dx, dy, bx, by);
        return d1 * d2 < 0 && d3 * d4 < 0;
    }

    private static double side(double ax, double ay, double bx, double by, double px, double py) {
        return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    }
}
