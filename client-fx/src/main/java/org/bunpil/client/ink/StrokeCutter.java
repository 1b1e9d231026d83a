package org.bunpil.client.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.bunpil.model.Sample;
import org.bunpil.model.Stroke;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;

/** What the partial eraser leaves of a stroke. */
public final class StrokeCutter {
    private final Stroke stroke;
    private final List<Sample> samples;
    private final double scaleX;
    private final double scaleY;

    private StrokeCutter(Stroke stroke) {
        this.stroke = stroke;
        this.samples = stroke.points().samples();
        this.scaleX = (double) stroke.sx() / Stroke.UNIT_SCALE;
        this.scaleY = (double) stroke.sy() / Stroke.UNIT_SCALE;
    }

    /** The ops that take away what a straight way across the board touches; none when it touches nothing. */
    public static List<Op> cutAlong(Stroke stroke, Point from, Point to, double reach, Supplier<String> newId) {
        return new StrokeCutter(stroke).cut(from, to, reach + stroke.style().width() / 2.0, newId);
    }

    private List<Op> cut(Point from, Point to, double reach, Supplier<String> newId) {
        Bounds frame = ElementBounds.unrotated(stroke);
        double[] a = unrotated(from, frame);
        double[] b = unrotated(to, frame);
        List<int[]> runs = new ArrayList<>();
        int start = -1;
        boolean touched = false;
        for (int i = 0; i < samples.size(); i++) {
            boolean sample = near(i, i, a, b, reach);
            boolean way = i > 0 && near(i - 1, i, a, b, reach);
            touched |= sample || way;
            if (start >= 0 && (sample || way)) {
                runs.add(new int[] {start, i});
                start = -1;
            }
            if (start < 0 && !sample) start = i;
        }
        if (!touched) return List.of();
        if (start >= 0) runs.add(new int[] {start, samples.size()});
        // A single sample is what is left of a line that was cut on both sides: a crumb.
        runs.removeIf(run -> run[1] - run[0] < 2);
        if (runs.size() > Limits.CUT_PARTS)
            runs.subList(Limits.CUT_PARTS, runs.size()).clear();
        List<Op.Slice> parts = new ArrayList<>();
        for (int[] run : runs) parts.add(new Op.Slice(newId.get(), run[0], run[1]));
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Cut(stroke.id(), samples.size(), parts));
        if (stroke.rot() != 0 && !parts.isEmpty()) ops.add(new Op.SetEach(places(parts, frame)));
        return ops;
    }

    private boolean near(int i, int k, double[] a, double[] b, double reach) {
        return HitTest.segmentDistance(x(i), y(i), x(k), y(k), a[0], a[1], b[0], b[1]) <= reach;
    }

    /** A slice turns about a centre of its own: it is put where its ink was. */
    private List<Op.TargetedPatch> places(List<Op.Slice> parts, Bounds frame) {
        double angle = Math.toRadians(stroke.rot() / 100.0);
        List<Op.TargetedPatch> each = new ArrayList<>();
        for (Op.Slice part : parts) {
            Bounds bounds = new Bounds(x(part.from()), y(part.from()), x(part.from()), y(part.from()));
            for (int i = part.from() + 1; i < part.to(); i++) bounds = bounds.union(new Bounds(x(i), y(i), x(i), y(i)));
            double dx = bounds.centreX() - frame.centreX();
            double dy = bounds.centreY() - frame.centreY();
            double shiftX = dx * Math.cos(angle) - dy * Math.sin(angle) - dx;
            double shiftY = dx * Math.sin(angle) + dy * Math.cos(angle) - dy;
            Point at = new Point((int) Math.round(stroke.at().x() + shiftX), (int)
                    Math.round(stroke.at().y() + shiftY));
            each.add(new Op.TargetedPatch(part.id(), ElementPatch.at(at)));
        }
        return each;
    }

    private double x(int i) {
        return stroke.at().x() + samples.get(i).x() * scaleX;
    }

    private double y(int i) {
        return stroke.at().y() + samples.get(i).y() * scaleY;
    }

    private double[] unrotated(Point p, Bounds frame) {
        double angle = Math.toRadians(-stroke.rot() / 100.0);
        double dx = p.x() - frame.centreX();
        double dy = p.y() - frame.centreY();
        return new double[] {
            frame.centreX() + dx * Math.cos(angle) - dy * Math.sin(angle),
            frame.centreY() + dx * Math.sin(angle) + dy * Math.cos(angle)
        };
    }
}
