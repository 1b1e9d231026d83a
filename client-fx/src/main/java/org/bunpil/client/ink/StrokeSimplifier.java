package org.bunpil.client.ink;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Curve;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.model.Sample;

/**
 * Removes samples from a stroke while the smooth line through the others stays within half a board pixel of each of them, and its width
 * within a twelfth of the range of pressure.
 */
public final class StrokeSimplifier {
    /** Half a board pixel, in 1/8. */
    static final double TOLERANCE = 4;

    /** Pressure may deviate by this much, of 255. */
    private static final double PRESSURE_TOLERANCE = 20;
    /** The first result is computed with straight lines; it must be finer, as the smooth line deviates from them. */
    private static final double FIRST_GUESS = 3.75;

    /** Samples are not farther apart than this, or than they were drawn; 1/8 board pixel. */
    public static final int MAX_SPACING = 160;

    private StrokeSimplifier() {}

    static List<Sample> simplify(List<Sample> samples) {
        int count = samples.size();
        if (count < 3) return samples;
        boolean[] kept = new boolean[count];
        kept[0] = true;
        kept[count - 1] = true;
        keepSpacing(samples, kept);
        guess(samples, kept);
        while (refine(samples, kept)) {}
        return kept(samples, kept);
    }

    /** Keeps samples in long straight parts, so that the eraser can cut there. */
    private static void keepSpacing(List<Sample> samples, boolean[] kept) {
        Sample last = samples.getFirst();
        for (int i = 1; i < samples.size(); i++) {
            Sample s = samples.get(i);
            if (Math.hypot(s.x() - last.x(), s.y() - last.y()) < MAX_SPACING) continue;
            kept[i] = true;
            last = s;
        }
    }

    /** Douglas and Peucker's line simplification (1973), with a stack of its own. */
    private static void guess(List<Sample> samples, boolean[] kept) {
        List<int[]> open = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < kept.length; i++) {
            if (!kept[i]) continue;
            open.add(new int[] {from, i});
            from = i;
        }
        while (!open.isEmpty()) {
            int[] range = open.removeLast();
            Sample a = samples.get(range[0]);
            Sample b = samples.get(range[1]);
            int worst = -1;
            double most = 1;
            for (int i = range[0] + 1; i < range[1]; i++) {
                Sample s = samples.get(i);
                double off = HitTest.distanceToSegment(s.x(), s.y(), a.x(), a.y(), b.x(), b.y()) / FIRST_GUESS;
                double along = (double) (i - range[0]) / (range[1] - range[0]);
                double pressure = a.pressure() + (b.pressure() - a.pressure()) * along;
                off = Math.max(off, Math.abs(s.pressure() - pressure) / PRESSURE_TOLERANCE);
                if (off > most) {
                    most = off;
                    worst = i;
                }
            }
            if (worst < 0) continue;
            kept[worst] = true;
            open.add(new int[] {range[0], worst});
            open.add(new int[] {worst, range[1]});
        }
    }

    /**
     * Keeps the farthest sample of each piece whose smooth line is too far from it.
     *
     * @return whether there was one
     */
    private static boolean refine(List<Sample> samples, boolean[] kept) {
        List<Integer> index = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) if (kept[i]) index.add(i);
        int count = index.size();
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = samples.get(index.get(i)).x();
            y[i] = samples.get(index.get(i)).y();
        }
        boolean found = false;
        for (int piece = 0; piece + 1 < count; piece++) {
            if (index.get(piece + 1) - index.get(piece) < 2) continue;
            List<double[]> line = new ArrayList<>();
            Curve.flatten(x, y, x, count, piece, piece + 1, 0.5, (px, py, _) -> line.add(new double[] {px, py}));
            int worst = -1;
            double most = TOLERANCE - 0.5;
            for (int i = index.get(piece) + 1; i < index.get(piece + 1); i++) {
                double off = distance(samples.get(i), line);
                if (off > most) {
                    most = off;
                    worst = i;
                }
            }
            if (worst >= 0) {
                kept[worst] = true;
                found = true;
            }
        }
        return found;
    }

    static double distance(Sample sample, List<double[]> line) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i + 1 < line.size(); i++) {
            double[] a = line.get(i);
            double[] b = line.get(i + 1);
            nearest = Math.min(nearest, HitTest.distanceToSegment(sample.x(), sample.y(), a[0], a[1], b[0], b[1]));
        }
        return nearest;
    }

    /** The samples kept; each takes over the time of the removed ones before it. */
    private static List<Sample> kept(List<Sample> samples, boolean[] kept) {
        List<Sample> fewer = new ArrayList<>();
        int dt = 0;
        for (int i = 0; i < kept.length; i++) {
            Sample s = samples.get(i);
            dt += s.dt();
            if (!kept[i]) continue;
            fewer.add(new Sample(s.x(), s.y(), s.pressure(), dt));
            dt = 0;
        }
        return fewer;
    }
}
