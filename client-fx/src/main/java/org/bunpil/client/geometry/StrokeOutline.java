package org.bunpil.client.geometry;

import java.util.Arrays;
import java.util.List;
import org.bunpil.model.Sample;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;

/**
 * The outline of strokes as polygons with the same orientation, to be filled together by the non-zero rule: a trapezium for each straight
 * piece, a wedge where the line bends slightly, a disc where it begins, ends or turns. Their union has no holes, however the line crosses
 * itself.
 */
public final class StrokeOutline {
    private static final double[] SOLID = new double[0];

    /** Minimum width of a line, in 1/8 board pixel. */
    private static final double MIN_WIDTH = 2;
    /** Initial capacity of a growing outline, in samples. */
    private static final int ROOM = 64;

    /** Gaps on the outer side of a bend that are below this part of the tolerance are not visible. */
    private static final double GAP = 0.25;
    /** Sharper bends get discs: cosine of 60 degrees. */
    private static final double WEDGE_COSINE = 0.5;

    private final Stroke stroke;
    private final double sx;
    private final double sy;
    private double[] x;
    private double[] y;
    private double[] width;
    /** Distance from the first sample to each sample along straight pieces; used only for dashed lines. */
    private double[] along = SOLID;

    private int count;
    /** The pattern of a dashed line; empty: solid. */
    private double[] dashes = SOLID;

    /** @param stroke gives the style; the samples are added afterwards */
    private StrokeOutline(Stroke stroke, int room) {
        this.stroke = stroke;
        this.sx = (double) stroke.sx() / Stroke.UNIT_SCALE;
        this.sy = (double) stroke.sy() / Stroke.UNIT_SCALE;
        this.x = new double[room];
        this.y = new double[room];
        this.width = new double[room];
        if (stroke.style().dash() != 0) this.along = new double[room];
    }

    /** Receives polygons: {@code length} numbers x, y, x, y …; the array is reused afterwards. */
    @FunctionalInterface
    public interface Sink {
        void polygon(double[] xy, int length);
    }

    /** Like {@link #of(Stroke)}, without samples that are closer than {@code near} to the one before. */
    public static StrokeOutline of(Stroke stroke, double near) {
        StrokeOutline strokeOutline = of(stroke);
        // The positions of dashes depend on every sample.
        if (strokeOutline.dashes.length == 0) strokeOutline.thin(near);
        return strokeOutline;
    }

    private void thin(double near) {
        int last = count - 1;
        int kept = 0;
        for (int i = 1; i <= last; i++) {
            boolean far = Math.abs(x[i] - x[kept]) > near || Math.abs(y[i] - y[kept]) > near;
            if (!far && i < last) continue;
            kept++;
            x[kept] = x[i];
            y[kept] = y[i];
            width[kept] = width[i];
        }
        count = kept + 1;
    }

    /** The outline of a stroke relative to its {@code at}, scaled but not rotated; 1/8 board pixel. */
    public static StrokeOutline of(Stroke stroke) {
        StrokeOutline strokeOutline = new StrokeOutline(stroke, stroke.points().sampleCount());
        strokeOutline.grow(stroke.points(), List.of());
        return strokeOutline;
    }

    /** The outline of a stroke that will {@link #grow}; it has no samples yet. */
    public static StrokeOutline growing(Stroke stroke) {
        return new StrokeOutline(stroke, ROOM);
    }

    /**
     * Adds the samples that it does not have yet; only these cost time.
     *
     * @param points all points of the stroke so far
     * @param more samples that follow them
     */
    public void grow(StrokePoints points, List<Sample> more) {
        if (count < points.sampleCount()) points.forEachFrom(count, (px, py, pressure, _) -> add(px, py, pressure));
        for (int i = count - points.sampleCount(); i < more.size(); i++) {
            Sample s = more.get(i);
            add(s.x(), s.y(), s.pressure());
        }
        boolean broken = stroke.style().dash() != 0 && count > 1;
        if (broken) dashes = ShapePaths.dashes(stroke.style(), along[count - 1]);
    }

    private void add(int px, int py, int pressure) {
        if (count == x.length) {
            int room = Math.max(ROOM, 2 * count);
            x = Arrays.copyOf(x, room);
            y = Arrays.copyOf(y, room);
            width = Arrays.copyOf(width, room);
            if (along.length > 0) along = Arrays.copyOf(along, room);
        }
        x[count] = px * sx;
        y[count] = py * sy;
        width[count] = Math.max(MIN_WIDTH, stroke.style().width() * ElementBounds.pressureWidth(stroke, pressure));
        if (along.length > 0 && count > 0)
            along[count] = along[count - 1] + Math.hypot(x[count] - x[count - 1], y[count] - y[count - 1]);
        count++;
    }

    /** Number of samples. */
    public int count() {
        return count;
    }

    /** Fills the whole outline. */
    public void fill(double tolerance, Sink sink) {
        fill(0, count - 1, tolerance, sink);
    }

    /**
     * Fills the part from one sample to another, both included.
     *
     * @param tolerance how far the polygons may be from the true outline, 1/8 board pixel
     */
    public void fill(int from, int to, double tolerance, Sink sink) {
        trace(from, to, tolerance, new Outliner(tolerance, sink));
    }

    /**
     * The same outline as few long polygons, for files: smaller, but more work than {@link #fill(double, Sink)}.
     *
     * @param tolerance how far the polygons may be from the true outline, 1/8 board pixel
     */
    public void contours(double tolerance, Sink sink) {
        trace(0, count - 1, tolerance, new StrokeContour(tolerance, sink));
    }

    private void trace(int from, int to, double tolerance, DashSplitter.DashSink line) {
        if (dashes.length > 0) {
            broken(from, to, tolerance, line);
            return;
        }
        Curve.flatten(x, y, width, count, from, to, tolerance, line::point);
        line.endDash();
    }

    /**
     * Draws dashes. Between two samples the length of the line counts as straight, so that dashes stay at their places at every
     * tolerance.
     */
    private void broken(int from, int to, double tolerance, DashSplitter.DashSink dash) {
        DashSplitter line = new DashSplitter(dashes, along[from], x[from], y[from], width[from], dash);
        double[] samples = new double[3 * (Curve.MAX_STEPS + 1)];
        for (int i = from; i < to; i++) {
            int[] n = {0};
            Curve.flatten(x, y, width, count, i, i + 1, tolerance, (px, py, w) -> {
                samples[n[0]++] = px;
                samples[n[0]++] = py;
                samples[n[0]++] = w;
            });
            double bent = 0;
            for (int k = 3; k < n[0]; k += 3)
                bent += Math.hypot(samples[k] - samples[k - 3], samples[k + 1] - samples[k - 2]);
            double straight = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
            for (int k = 3; k < n[0]; k += 3) {
                double piece = Math.hypot(samples[k] - samples[k - 3], samples[k + 1] - samples[k - 2]);
                line.to(samples[k], samples[k + 1], samples[k + 2], bent == 0 ? 0 : piece * straight / bent);
            }
        }
        line.end();
    }

    private static final class Outliner implements DashSplitter.DashSink {
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

        /** The line, or a dash of it, ends. */
        @Override
        public void endDash() {
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

        /** Fills the gap on the outer side of a bend, with a wedge where that is round enough. */
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

        /** Clockwise on a plane whose y axis points down, like the discs. */
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
