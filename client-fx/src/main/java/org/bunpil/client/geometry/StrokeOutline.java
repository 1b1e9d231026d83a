package org.bunpil.client.geometry;

import org.bunpil.model.Stroke;

/**
 * The outline of inked lines as polygons that all turn the same way round, to be filled together by the non-zero rule: a trapezium
 * for each straight piece, a wedge where the line bends a little, a disc where it begins, ends or turns. Their union has no holes,
 * however the line crosses itself.
 */
public final class StrokeOutline {
    /** A dot of ink is never thinner than this many 1/8 board pixels. */
    private static final double MIN_WIDTH = 2;
    /** Gaps on the outer side of a bend below this part of the tolerance are not seen. */
    private static final double GAP = 0.25;
    /** Sharper bends are discs: cosine of 60 degrees. */
    private static final double WEDGE_COSINE = 0.5;

    private final double[] x;
    private final double[] y;
    private final double[] width;
    private final int count;
    /** Of a broken line; empty: solid. */
    private final double[] dashes;

    private StrokeOutline(double[] x, double[] y, double[] width, int count, double[] dashes) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.count = count;
        this.dashes = dashes;
    }

    /** Receives polygons: {@code length} numbers x, y, x, y …; the array is used again afterwards. */
    @FunctionalInterface
    public interface Sink {
        void polygon(double[] xy, int length);
    }

    /** As {@link #of(Stroke)}, without the samples that are closer than {@code near} to the one before. */
    public static StrokeOutline of(Stroke stroke, double near) {
        StrokeOutline all = of(stroke);
        // Where dashes lie is counted from sample to sample.
        if (all.dashes.length > 0) return all;
        int last = all.count - 1;
        int kept = 0;
        for (int i = 1; i <= last; i++) {
            boolean far = Math.abs(all.x[i] - all.x[kept]) > near || Math.abs(all.y[i] - all.y[kept]) > near;
            if (!far && i < last) continue;
            kept++;
            all.x[kept] = all.x[i];
            all.y[kept] = all.y[i];
            all.width[kept] = all.width[i];
        }
        return new StrokeOutline(all.x, all.y, all.width, kept + 1, all.dashes);
    }

    /** A stroke's ribbon relative to its {@code at}, scaled but not rotated; 1/8 board pixel. */
    public static StrokeOutline of(Stroke stroke) {
        int count = stroke.points().sampleCount();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] width = new double[count];
        double unit = stroke.style().width();
        int[] i = {0};
        ScaledInk.offsets(stroke, (px, py, pressure) -> {
            x[i[0]] = px;
            y[i[0]] = py;
            width[i[0]] = Math.max(MIN_WIDTH, unit * ElementBounds.pressureWidth(stroke, pressure));
            i[0]++;
        });
        boolean broken = stroke.style().dash() != 0 && count > 1;
        double[] dashes = broken ? ShapeOutlines.dashes(stroke.style(), length(x, y, count - 1)) : new double[0];
        return new StrokeOutline(x, y, width, count, dashes);
    }

    /** From the first sample to the one numbered {@code last}, straight from each to the next. */
    private static double length(double[] x, double[] y, int last) {
        double length = 0;
        for (int i = 1; i <= last; i++) length += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        return length;
    }

    /** Number of samples. */
    public int count() {
        return count;
    }

    /** All of it. */
    public void fill(double tolerance, Sink sink) {
        fill(0, count - 1, tolerance, sink);
    }

    /**
     * The part from one sample to another, both included.
     *
     * @param tolerance how far the polygons may be from the true outline, 1/8 board pixel
     */
    public void fill(int from, int to, double tolerance, Sink sink) {
        Outliner outliner = new Outliner(tolerance, sink);
        if (dashes.length == 0) outliner.outline(from, to);
        else broken(from, to, tolerance, outliner);
    }

    /** Dashes lie where they lie however finely the line is drawn: from sample to sample it counts as straight. */
    private void broken(int from, int to, double tolerance, Outliner outliner) {
        DashSplitter line = new DashSplitter(dashes, length(x, y, from), x[from], y[from], width[from], outliner);
        double[] way = new double[3 * (Curve.MAX_STEPS + 1)];
        for (int i = from; i < to; i++) {
            int[] n = {0};
            Curve.flatten(x, y, width, count, i, i + 1, tolerance, (px, py, w) -> {
                way[n[0]++] = px;
                way[n[0]++] = py;
                way[n[0]++] = w;
            });
            double bent = 0;
            for (int k = 3; k < n[0]; k += 3) bent += Math.hypot(way[k] - way[k - 3], way[k + 1] - way[k - 2]);
            double straight = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
            for (int k = 3; k < n[0]; k += 3) {
                double piece = Math.hypot(way[k] - way[k - 3], way[k + 1] - way[k - 2]);
                line.to(way[k], way[k + 1], way[k + 2], bent == 0 ? 0 : piece * straight / bent);
            }
        }
        line.end();
    }

    private final class Outliner implements DashSplitter.DashSink {
        private final double tolerance;
        private final Sink sink;
        private final double[] quad = new double[8];
        private double[] disc = new double[64];
        private boolean begun;
        private double lastX;
        private double lastY;
        private double lastWidth;
        private double directionX;
        private double directionY;

        Outliner(double tolerance, Sink sink) {
            this.tolerance = tolerance;
            this.sink = sink;
        }

        void outline(int from, int to) {
            Curve.flatten(x, y, width, count, from, to, tolerance, this::point);
            lift();
        }

        /** The line, or a dash of it, is over. */
        @Override
        public void lift() {
            disc(lastX, lastY, lastWidth);
            begun = false;
            directionX = 0;
            directionY = 0;
        }

        @Override
        public void point(double px, double py, double w) {
            if (!begun) {
                begun = true;
                disc(px, py, w);
            } else {
                double dx = px - lastX;
                double dy = py - lastY;
                double length = Math.hypot(dx, dy);
                if (length < 1e-9) {
                    lastWidth = Math.max(w, lastWidth);
                    return;
                }
                dx /= length;
                dy /= length;
                bend(dx, dy);
                trapezium(px, py, w, dx, dy);
                directionX = dx;
                directionY = dy;
            }
            lastX = px;
            lastY = py;
            lastWidth = w;
        }

        /** Fills the gap on the outer side of a bend: with a wedge where that is round enough. */
        private void bend(double dx, double dy) {
            double cosine = dx * directionX + dy * directionY;
            double sine = directionX * dy - directionY * dx;
            double r = lastWidth / 2;
            if (cosine > 0 && r * Math.abs(sine) < tolerance * GAP) return;
            double halfAngleCosine = Math.sqrt((1 + Math.max(-1, cosine)) / 2);
            if (cosine < WEDGE_COSINE || r * (1 - halfAngleCosine) > tolerance) {
                disc(lastX, lastY, lastWidth);
                return;
            }
            boolean right = sine > 0;
            double fromX = right ? directionX : -dx;
            double fromY = right ? directionY : -dy;
            double toX = right ? dx : -directionX;
            double toY = right ? dy : -directionY;
            quad[0] = lastX;
            quad[1] = lastY;
            quad[2] = lastX + fromY * r;
            quad[3] = lastY - fromX * r;
            quad[4] = lastX + toY * r;
            quad[5] = lastY - toX * r;
            sink.polygon(quad, 6);
        }

        /** Clockwise on a plane whose y runs down, as the discs are. */
        private void trapezium(double px, double py, double w, double dx, double dy) {
            double a = lastWidth / 2;
            double b = w / 2;
            quad[0] = lastX + dy * a;
            quad[1] = lastY - dx * a;
            quad[2] = px + dy * b;
            quad[3] = py - dx * b;
            quad[4] = px - dy * b;
            quad[5] = py + dx * b;
            quad[6] = lastX - dy * a;
            quad[7] = lastY + dx * a;
            sink.polygon(quad, 8);
        }

        private void disc(double cx, double cy, double w) {
            double r = w / 2;
            // The sagitta of each side stays within the tolerance.
            double angle = 2 * Math.acos(Math.max(0.5, 1 - tolerance / Math.max(r, 1e-9)));
            int corners = (int) Math.clamp(Math.ceil(2 * Math.PI / angle), 6, 64);
            if (disc.length < corners * 2) disc = new double[corners * 2];
            for (int i = 0; i < corners; i++) {
                double turn = 2 * Math.PI * i / corners;
                disc[2 * i] = cx + r * Math.cos(turn);
                disc[2 * i + 1] = cy + r * Math.sin(turn);
            }
            sink.polygon(disc, corners * 2);
        }
    }
}
