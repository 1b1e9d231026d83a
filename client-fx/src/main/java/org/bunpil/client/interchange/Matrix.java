package org.bunpil.client.interchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How SVG moves, turns and scales what is drawn: x' = a x + c y + e, y' = b x + d y + f. */
record Matrix(double a, double b, double c, double d, double e, double f) {
    static final Matrix NONE = new Matrix(1, 0, 0, 1, 0, 0);

    private static final Pattern STEP = Pattern.compile("([a-zA-Z]{1,12})\\s*\\(([^()]{0,200})\\)");
    private static final int MOST_STEPS = 50;
    private static final double SQUARE = 1e-3;

    static Matrix translate(double x, double y) {
        return new Matrix(1, 0, 0, 1, x, y);
    }

    static Matrix scale(double x, double y) {
        return new Matrix(x, 0, 0, y, 0, 0);
    }

    private static Matrix rotate(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return new Matrix(cos, sin, -sin, cos, 0, 0);
    }

    /** First {@code inner}, then this. */
    Matrix times(Matrix inner) {
        return new Matrix(
                a * inner.a + c * inner.b,
                b * inner.a + d * inner.b,
                a * inner.c + c * inner.d,
                b * inner.c + d * inner.d,
                a * inner.e + c * inner.f + e,
                b * inner.e + d * inner.f + f);
    }

    double x(double x, double y) {
        return a * x + c * y + e;
    }

    double y(double x, double y) {
        return b * x + d * y + f;
    }

    /** How much longer lines become, on average. */
    double scale() {
        return Math.sqrt(Math.abs(a * d - b * c));
    }

    double scaleX() {
        return Math.hypot(a, b);
    }

    double scaleY() {
        return Math.hypot(c, d);
    }

    /** 1/100 degree, clockwise. */
    int rotation() {
        return (int) Math.round(Math.toDegrees(Math.atan2(b, a)) * 100);
    }

    /** Whether a rectangle stays one. */
    boolean keepsRectangles() {
        return Math.abs(a * c + b * d) <= SQUARE * Math.max(1e-9, scaleX() * scaleY());
    }

    boolean isUsable() {
        return Double.isFinite(a + b + c + d + e + f) && scale() > 1e-9;
    }

    /** The points where they are seen. */
    double[] points(double[] xy) {
        double[] moved = new double[xy.length];
        for (int i = 0; i + 1 < xy.length; i += 2) {
            moved[i] = x(xy[i], xy[i + 1]);
            moved[i + 1] = y(xy[i], xy[i + 1]);
        }
        return moved;
    }

    /** The attribute {@code transform}; what it does not know changes nothing. */
    static Matrix of(String text) {
        Matrix all = NONE;
        Matcher steps = STEP.matcher(text);
        for (int i = 0; i < MOST_STEPS && steps.find(); i++) {
            double[] n = SvgNumbers.all(steps.group(2), 6);
            all = all.times(
                    switch (steps.group(1)) {
                        case "matrix" -> n.length < 6 ? NONE : new Matrix(n[0], n[1], n[2], n[3], n[4], n[5]);
                        case "translate" -> n.length < 1 ? NONE : translate(n[0], n.length > 1 ? n[1] : 0);
                        case "scale" -> n.length < 1 ? NONE : scale(n[0], n.length > 1 ? n[1] : n[0]);
                        case "rotate" -> rotation(n);
                        case "skewX" -> n.length < 1 ? NONE : new Matrix(1, 0, Math.tan(Math.toRadians(n[0])), 1, 0, 0);
                        case "skewY" -> n.length < 1 ? NONE : new Matrix(1, Math.tan(Math.toRadians(n[0])), 0, 1, 0, 0);
                        default -> NONE;
                    });
        }
        return all.isUsable() ? all : NONE;
    }

    private static Matrix rotation(double[] n) {
        if (n.length < 1) return NONE;
        if (n.length < 3) return rotate(n[0]);
        return translate(n[1], n[2]).times(rotate(n[0])).times(translate(-n[1], -n[2]));
    }
}
