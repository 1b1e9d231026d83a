package org.bunpil.client.interchange;

import org.jspecify.annotations.Nullable;

/** The line along the middle of a filled outline that was a stroke of a pen: from one end of it to the other, with its width there. */
final class InkOutline {
    private static final int MOST_CORNERS = 4_000;
    private static final int LEAST_POINTS = 2;
    private static final int MOST_POINTS = 200;
    /** How far the surface of the stroke found may be from that of the outline. */
    private static final double ALIKE = 0.35;

    private final double[] xy;
    private final double[] widths;

    private InkOutline(double[] xy, double[] widths) {
        this.xy = xy;
        this.widths = widths;
    }

    /** x and y in turn. */
    double[] xy() {
        return xy;
    }

    /** At each point. */
    double[] widths() {
        return widths;
    }

    /** @param outline x and y of its corners in turn. @return null if no stroke of a pen looks so */
    static @Nullable InkOutline of(double[] outline) {
        int corners = outline.length / 2;
        if (corners < 3 || corners > MOST_CORNERS) return null;
        double area = Math.abs(area(outline));
        int one = farthest(outline, farthest(outline, 0));
        int other = farthest(outline, one);
        double far = distance(outline, one, other);
        if (!(far > 0) || !(area > 0)) return null;
        double dot = Math.sqrt(area * 4 / Math.PI);
        if (far <= dot * 1.3) return point(outline, one, other, dot);
        double[] left = side(outline, one, other, 1);
        double[] right = side(outline, one, other, -1);
        double length = Math.max(length(left), length(right));
        int points = (int) Math.clamp(Math.ceil(length / Math.max(1, area / length)), LEAST_POINTS, MOST_POINTS);
        double[] a = resampled(left, points);
        double[] b = resampled(right, points);
        double[] xy = new double[2 * points];
        double[] widths = new double[points];
        for (int i = 0; i < points; i++) {
            xy[2 * i] = (a[2 * i] + b[2 * i]) / 2;
            xy[2 * i + 1] = (a[2 * i + 1] + b[2 * i + 1]) / 2;
            widths[i] = Math.hypot(a[2 * i] - b[2 * i], a[2 * i + 1] - b[2 * i + 1]);
        }
        double middle = length(xy);
        double width = width(middle, area);
        // The ends are round: where both sides meet, the pen was as wide as everywhere.
        for (int i = 0; i < points; i++) widths[i] = Math.clamp(widths[i], width / 2, width * 2);
        double seen = 0;
        for (int i = 1; i < points; i++)
            seen += (widths[i] + widths[i - 1])
                    / 2
                    * Math.hypot(xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);
        if (Math.abs(seen - area) > ALIKE * area) return null;
        shorten(xy, Math.min(width / 2, middle / 2 - 1e-6));
        return new InkOutline(xy, widths);
    }

    private static InkOutline point(double[] outline, int one, int other, double width) {
        double x = (outline[2 * one] + outline[2 * other]) / 2;
        double y = (outline[2 * one + 1] + outline[2 * other + 1]) / 2;
        return new InkOutline(new double[] {x, y}, new double[] {width});
    }

    /** Of a stroke with round ends, whose ends are half a width beyond its points. */
    private static double width(double length, double area) {
        double square = 1 - Math.PI / 4;
        double root = length * length - 4 * square * area;
        return root <= 0 ? Math.sqrt(area) : (length - Math.sqrt(root)) / (2 * square);
    }

    private static double area(double[] xy) {
        double sum = 0;
        for (int i = 0; i < xy.length; i += 2) {
            int next = (i + 2) % xy.length;
            sum += xy[i] * xy[next + 1] - xy[next] * xy[i + 1];
        }
        return sum / 2;
    }

    private static int farthest(double[] xy, int from) {
        int found = from;
        for (int i = 0; i < xy.length / 2; i++) if (distance(xy, from, i) > distance(xy, from, found)) found = i;
        return found;
    }

    private static double distance(double[] xy, int i, int j) {
        return Math.hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
    }

    private static double[] side(double[] xy, int from, int to, int step) {
        int corners = xy.length / 2;
        int count = Math.floorMod((to - from) * step, corners) + 1;
        double[] side = new double[2 * count];
        for (int i = 0, at = from; i < count; i++, at = Math.floorMod(at + step, corners)) {
            side[2 * i] = xy[2 * at];
            side[2 * i + 1] = xy[2 * at + 1];
        }
        return side;
    }

    private static double length(double[] xy) {
        double sum = 0;
        for (int i = 2; i < xy.length; i += 2) sum += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
        return sum;
    }

    /** So many points at even distances. */
    private static double[] resampled(double[] xy, int points) {
        double step = length(xy) / (points - 1);
        double[] even = new double[2 * points];
        int at = 0;
        double passed = 0;
        for (int i = 0; i < points; i++) {
            double wanted = i * step;
            double here = segment(xy, at);
            while (at + 4 < xy.length && passed + here < wanted) {
                passed += here;
                at += 2;
                here = segment(xy, at);
            }
            double part = here > 0 ? Math.clamp((wanted - passed) / here, 0, 1) : 0;
            int next = Math.min(at + 2, xy.length - 2);
            even[2 * i] = xy[at] + (xy[next] - xy[at]) * part;
            even[2 * i + 1] = xy[at + 1] + (xy[next + 1] - xy[at + 1]) * part;
        }
        return even;
    }

    private static double segment(double[] xy, int at) {
        return at + 3 < xy.length ? Math.hypot(xy[at + 2] - xy[at], xy[at + 3] - xy[at + 1]) : 0;
    }

    /** Moves both ends inwards. */
    private static void shorten(double[] xy, double by) {
        end(xy, 0, 2, by);
        end(xy, xy.length - 2, -2, by);
    }

    private static void end(double[] xy, int at, int step, double by) {
        double left = by;
        for (int i = at; i + step >= 0 && i + step < xy.length; i += step) {
            double long1 = Math.hypot(xy[i + step] - xy[i], xy[i + step + 1] - xy[i + 1]);
            if (long1 <= left) {
                left -= long1;
                continue;
            }
            double x = xy[i] + (xy[i + step] - xy[i]) * left / long1;
            double y = xy[i + 1] + (xy[i + step + 1] - xy[i + 1]) * left / long1;
            for (int j = at; step > 0 ? j <= i : j >= i; j += step) {
                xy[j] = x;
                xy[j + 1] = y;
            }
            return;
        }
    }
}
