package org.bunpil.client.geometry;

import java.util.Arrays;

/**
 * The outline of one line, or of one dash, as polygons that go along its left side and back along its right one. All have the same
 * orientation, so that the non-zero rule gives their union, however the line crosses itself. A new polygon begins only where the line turns
 * so sharply for its width that the inner side would fold over; what is then open on the outer side is a wedge of its own, or a disc.
 */
final class StrokeContour implements DashSplitter.DashSink {
    /** A bend shortens the inner side of the pieces before and after it by at most this part. */
    private static final double SHORTENED = 0.45;
    /** Sharper bends get discs: cosine of 60 degrees. */
    private static final double WEDGE_COSINE = 0.5;

    private static final int ROOM = 64;
    private static final int MOST_CORNERS = 64;
    private static final double NEAR = 1e-9;

    private final double tolerance;
    private final StrokeOutline.Sink sink;
    private double[] x = new double[ROOM];
    private double[] y = new double[ROOM];
    private double[] radius = new double[ROOM];
    private int count;
    private final Side left = new Side();
    private final Side right = new Side();

    /** Positions along one side. */
    private static final class Side {
        private double[] xy = new double[2 * ROOM];
        private int length;

        void add(double px, double py) {
            if (length == xy.length) xy = Arrays.copyOf(xy, 2 * length);
            xy[length++] = px;
            xy[length++] = py;
        }
    }

    StrokeContour(double tolerance, StrokeOutline.Sink sink) {
        this.tolerance = tolerance;
        this.sink = sink;
    }

    @Override
    public void point(double px, double py, double width) {
        if (count > 0 && Math.hypot(px - x[count - 1], py - y[count - 1]) < NEAR) {
            radius[count - 1] = Math.max(radius[count - 1], width / 2);
            return;
        }
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
            radius = Arrays.copyOf(radius, 2 * count);
        }
        x[count] = px;
        y[count] = py;
        radius[count] = width / 2;
        count++;
    }

    @Override
    public void endDash() {
        if (count == 1) arc(0, 1, 0, 2 * Math.PI, left);
        else if (count > 1) along();
        flush();
        count = 0;
    }

    private void along() {
        double dx = 0;
        double dy = 0;
        double length = 0;
        for (int i = 0; i + 1 < count; i++) {
            double nextX = x[i + 1] - x[i];
            double nextY = y[i + 1] - y[i];
            double nextLength = Math.hypot(nextX, nextY);
            nextX /= nextLength;
            nextY /= nextLength;
            if (i == 0) begin(nextX, nextY, nextLength);
            else joint(i, dx, dy, nextX, nextY, Math.min(length, nextLength), slope(i, length, nextLength));
            dx = nextX;
            dy = nextY;
            length = nextLength;
        }
        end(dx, dy, length);
    }

    /** The round beginning goes from the right side over the back to the left one. */
    private void begin(double dx, double dy, double length) {
        if (length >= radius[0]) {
            arc(0, -dy, dx, Math.PI, left);
            return;
        }
        // The line may turn before its front half is covered.
        arc(0, 1, 0, 2 * Math.PI, left);
        flush();
        left.add(x[0] + dy * radius[0], y[0] - dx * radius[0]);
        right.add(x[0] - dy * radius[0], y[0] + dx * radius[0]);
    }

    private void end(double dx, double dy, double length) {
        int last = count - 1;
        if (length >= radius[last]) {
            arc(last, dy, -dx, Math.PI, left);
            return;
        }
        left.add(x[last] + dy * radius[last], y[last] - dx * radius[last]);
        right.add(x[last] - dy * radius[last], y[last] + dx * radius[last]);
        flush();
        arc(last, 1, 0, 2 * Math.PI, left);
    }

    /** How quickly the line becomes wider or thinner there. */
    private double slope(int i, double length, double nextLength) {
        return Math.max(Math.abs(radius[i] - radius[i - 1]) / length, Math.abs(radius[i + 1] - radius[i]) / nextLength);
    }

    /**
     * Continues at a bend.
     *
     * @param dx direction before it, {@code nextX} after it
     * @param shorter the length of the shorter piece at it
     * @param slope as of {@link #slope}
     */
    private void joint(int i, double dx, double dy, double nextX, double nextY, double shorter, double slope) {
        double cosine = dx * nextX + dy * nextY;
        double sine = dx * nextY - dy * nextX;
        double r = radius[i];
        // Half the tangent of the bend's angle says how far both sides meet from the ends of their pieces.
        double ends = r * Math.abs(sine) / Math.max(1 + cosine, NEAR);
        // Where the width changes, the sides are not parallel, and meet elsewhere.
        boolean folds = 1 + cosine < NEAR || ends > SHORTENED * shorter || ends * slope > tolerance;
        if (folds) {
            left.add(x[i] + dy * r, y[i] - dx * r);
            right.add(x[i] - dy * r, y[i] + dx * r);
            flush();
            wedge(i, dx, dy, nextX, nextY, cosine, sine);
            left.add(x[i] + nextY * r, y[i] - nextX * r);
            right.add(x[i] - nextY * r, y[i] + nextX * r);
            return;
        }
        double meetX = r * (dy + nextY) / (1 + cosine);
        double meetY = -r * (dx + nextX) / (1 + cosine);
        boolean round = Math.hypot(meetX, meetY) - r > tolerance;
        double angle = Math.atan2(sine, cosine);
        // Where it turns to the right, the left side is the outer one.
        if (round && sine > 0) arc(i, dy, -dx, angle, left);
        else left.add(x[i] + meetX, y[i] + meetY);
        if (round && sine < 0) arc(i, -dy, dx, angle, right);
        else right.add(x[i] - meetX, y[i] - meetY);
    }

    /** Fills what is open on the outer side between two pieces with straight ends. */
    private void wedge(int i, double dx, double dy, double nextX, double nextY, double cosine, double sine) {
        double halfAngleCosine = Math.sqrt((1 + Math.max(-1, cosine)) / 2);
        if (cosine < WEDGE_COSINE || radius[i] * (1 - halfAngleCosine) > tolerance) {
            arc(i, 1, 0, 2 * Math.PI, left);
        } else {
            left.add(x[i], y[i]);
            double angle = Math.abs(Math.atan2(sine, cosine));
            if (sine > 0) arc(i, dy, -dx, angle, left);
            else arc(i, -nextY, nextX, angle, left);
        }
        flush();
    }

    /**
     * Adds positions on the circle about a point, both ends included.
     *
     * @param fromX direction in which it begins
     * @param angle clockwise
     */
    private void arc(int i, double fromX, double fromY, double angle, Side side) {
        double r = radius[i];
        // The sagitta of each side stays within the tolerance.
        double step = 2 * Math.acos(Math.max(0.5, 1 - tolerance / Math.max(r, NEAR)));
        int steps = (int) Math.clamp(Math.ceil(Math.abs(angle) / step), 1, MOST_CORNERS);
        for (int k = 0; k <= steps; k++) {
            double turn = angle * k / steps;
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            side.add(x[i] + r * (fromX * cos - fromY * sin), y[i] + r * (fromX * sin + fromY * cos));
        }
    }

    private void flush() {
        for (int i = right.length - 2; i >= 0; i -= 2) left.add(right.xy[i], right.xy[i + 1]);
        if (left.length > 0) sink.polygon(left.xy, left.length);
        left.length = 0;
        right.length = 0;
    }
}
