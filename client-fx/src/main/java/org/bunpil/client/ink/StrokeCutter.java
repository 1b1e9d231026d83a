package org.bunpil.client.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.ScaledInk;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.bunpil.model.Stroke;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;

/** Computes what the partial eraser leaves of a stroke. */
public final class StrokeCutter {
    private final Stroke stroke;
    private final double[] x;
    private final double[] y;

    private StrokeCutter(Stroke stroke) {
        this.stroke = stroke;
        this.x = new double[stroke.points().sampleCount()];
        this.y = new double[x.length];
        int[] next = {0};
        ScaledInk.places(stroke, (sampleX, sampleY, _) -> {
            x[next[0]] = sampleX;
            y[next[0]++] = sampleY;
        });
    }

    /** The ops that erase what a segment across the board touches; empty if it touches nothing. */
    public static List<Op> cutAlong(Stroke stroke, Point from, Point to, double reach, Supplier<String> newId) {
        return new StrokeCutter(stroke).cut(from, to, reach + stroke.style().width() / 2.0, newId);
    }

    private List<Op> cut(Point from, Point to, double reach, Supplier<String> newId) {
        Bounds frame = ElementBounds.unrotated(stroke);
        Rotation back = Rotation.about(frame.centreX(), frame.centreY(), -stroke.rot());
        double[] a = {back.x(from.x(), from.y()), back.y(from.x(), from.y())};
        double[] b = {back.x(to.x(), to.y()), back.y(to.x(), to.y())};
        List<int[]> runs = new ArrayList<>();
        int start = -1;
        boolean touched = false;
        for (int i = 0; i < x.length; i++) {
            boolean sample = near(i, i, a, b, reach);
            boolean segment = i > 0 && near(i - 1, i, a, b, reach);
            touched |= sample || segment;
            if (start >= 0 && (sample || segment)) {
                runs.add(new int[] {start, i});
                start = -1;
            }
            if (start < 0 && !sample) start = i;
        }
        if (!touched) return List.of();
        if (start >= 0) runs.add(new int[] {start, x.length});
        // A single sample, left over where a line was cut on both sides, is deleted.
        runs.removeIf(run -> run[1] - run[0] < 2);
        if (runs.size() > Limits.CUT_PARTS)
            runs.subList(Limits.CUT_PARTS, runs.size()).clear();
        List<Op.Slice> parts = new ArrayList<>();
        for (int[] run : runs) parts.add(new Op.Slice(newId.get(), run[0], run[1]));
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Cut(stroke.id(), x.length, parts));
        if (stroke.rot() != 0 && !parts.isEmpty()) ops.add(new Op.SetEach(places(parts, frame)));
        return ops;
    }

    private boolean near(int i, int k, double[] a, double[] b, double reach) {
        return HitTest.segmentDistance(x[i], y[i], x[k], y[k], a[0], a[1], b[0], b[1]) <= reach;
    }

    /** A slice rotates about its own centre, so it is moved to where its samples were. */
    private List<Op.TargetedPatch> places(List<Op.Slice> parts, Bounds frame) {
        Rotation rotation = Rotation.of(stroke.rot());
        List<Op.TargetedPatch> each = new ArrayList<>();
        for (Op.Slice part : parts) {
            Bounds bounds = place(part.from());
            for (int i = part.from() + 1; i < part.to(); i++) bounds = bounds.union(place(i));
            double dx = bounds.centreX() - frame.centreX();
            double dy = bounds.centreY() - frame.centreY();
            double shiftX = rotation.x(dx, dy) - dx;
            double shiftY = rotation.y(dx, dy) - dy;
            Point at = new Point((int) Math.round(stroke.at().x() + shiftX), (int)
                    Math.round(stroke.at().y() + shiftY));
            each.add(new Op.TargetedPatch(part.id(), ElementPatch.at(at)));
        }
        return each;
    }

    private Bounds place(int i) {
        return new Bounds(x[i], y[i], x[i], y[i]);
    }
}
