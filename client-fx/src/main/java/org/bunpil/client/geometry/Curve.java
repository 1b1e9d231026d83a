package org.bunpil.client.geometry;

/**
 * The smooth line through a stroke's samples: centripetal Catmull-Rom, which passes through every sample and does not overshoot;
 * interrupted at sharp turns, so that corners stay corners. (Yuksel, Schaefer, Keyser: Parameterization and applications of Catmull-Rom
 * curves, 2011.)
 */
public final class Curve {
    /** Turns sharper than this are corners: cosine of 60 degrees. */
    private static final double CORNER_COSINE = 0.5;

    /** 1/8 board pixel. */
    private static final double JITTER = 12;

    /** Maximum number of straight pieces between two samples. */
    public static final int MAX_STEPS = 32;

    private Curve() {}

    /** Receives the line, point by point. */
    @FunctionalInterface
    public interface Sink {
        /** @param width the width given with the samples, interpolated linearly between them */
        void point(double x, double y, double width);
    }

    /** Flattens the whole line. */
    public static void flatten(double[] x, double[] y, double[] width, int count, double tolerance, Sink sink) {
        flatten(x, y, width, count, 0, count - 1, tolerance, sink);
    }

    /**
     * Flattens the part from sample {@code from} to sample {@code to}, both included, with the same result as within the whole line.
     *
     * @param tolerance how far the straight pieces may be from the curve, in the unit of x and y
     */
    public static void flatten(
            double[] x, double[] y, double[] width, int count, int from, int to, double tolerance, Sink sink) {
        sink.point(x[from], y[from], width[from]);
        for (int i = from; i < to; i++) segment(x, y, width, count, i, tolerance, sink);
    }

    private static void segment(double[] x, double[] y, double[] width, int count, int i, double tolerance, Sink sink) {
        double x1 = x[i];
        double y1 = y[i];
        double x2 = x[i + 1];
        double y2 = y[i + 1];
        boolean smoothStart = i > 0 && !corner(x, y, i);
        boolean smoothEnd = i + 2 < count && !corner(x, y, i + 1);
        double d2 = Math.sqrt(Math.hypot(x2 - x1, y2 - y1));
        double bx1 = x1 + (x2 - x1) / 3;
        double by1 = y1 + (y2 - y1) / 3;
        double bx2 = x2 - (x2 - x1) / 3;
        double by2 = y2 - (y2 - y1) / 3;
        if (smoothStart) {
            double d1 = Math.sqrt(Math.hypot(x1 - x[i - 1], y1 - y[i - 1]));
            bx1 = control(d1, d2, x[i - 1], x1, x2);
            by1 = control(d1, d2, y[i - 1], y1, y2);
        }
        if (smoothEnd) {
            double d3 = Math.sqrt(Math.hypot(x[i + 2] - x2, y[i + 2] - y2));
            bx2 = control(d3, d2, x[i + 2], x2, x1);
            by2 = control(d3, d2, y[i + 2], y2, y1);
        }
        double bend = Math.max(
                Math.hypot(x1 - 2 * bx1 + bx2, y1 - 2 * by1 + by2), Math.hypot(bx1 - 2 * bx2 + x2, by1 - 2 * by2 + y2));
        int steps = (int) Math.clamp(Math.ceil(Math.sqrt(0.75 * bend / tolerance)), 1, MAX_STEPS);
        for (int step = 1; step < steps; step++) {
            double t = (double) step / steps;
            sink.point(
                    bezier(x1, bx1, bx2, x2, t), bezier(y1, by1, by2, y2, t), width[i] + (width[i + 1] - width[i]) * t);
        }
        sink.point(x2, y2, width[i + 1]);
    }

    /**
     * Whether the line turned sharply at a sample, or stood still before or after it. Very short steps turn by chance and do not count.
     */
    static boolean corner(double[] x, double[] y, int i) {
        double ax = x[i] - x[i - 1];
        double ay = y[i] - y[i - 1];
        double bx = x[i + 1] - x[i];
        double by = y[i + 1] - y[i];
        double a = Math.hypot(ax, ay);
        double b = Math.hypot(bx, by);
        if (a == 0 || b == 0) return true;
        return Math.min(a, b) > JITTER && (ax * bx + ay * by) / (a * b) < CORNER_COSINE;
    }

    private static double control(double near, double far, double before, double here, double next) {
        double near2 = near * near;
        double far2 = far * far;
        return (near2 * next - far2 * before + (2 * near2 + 3 * near * far + far2) * here) / (3 * near * (near + far));
    }

    private static double bezier(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }
}
