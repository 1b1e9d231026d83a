package org.bunpil.client.input;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;

/**
 * Handwriting recorded by a graphics tablet in the SVC format: the number of samples on the first line, then a sample a line: x and
 * y in mm (y upwards), time in s, pen down (1 or 0), azimuth, tilt, pressure 0–1.
 */
public final class SvcRecording {
    /** Longer recordings are refused; this is two hours at 133 samples a second. */
    public static final int MAX_SAMPLES = 1_000_000;

    private static final int FIELDS = 7;

    private SvcRecording() {}

    /**
     * Reads a recording as pen input, fitted into a view.
     *
     * @param left left edge of the writing in the view, {@code top} likewise; view pixels
     * @param width of the writing in the view; its height follows
     */
    public static PointerRecording.Result read(List<String> lines, double left, double top, double width) {
        List<double[]> samples = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) continue;
            double[] sample = sample(line);
            if (sample.length < FIELDS || samples.size() >= MAX_SAMPLES)
                return new PointerRecording.Result.Broken(i + 1);
            samples.add(sample);
        }
        if (samples.isEmpty()) return new PointerRecording.Result.Broken(1);
        return new PointerRecording.Result.Events(events(samples, left, top, width));
    }

    private static List<PointerEvent> events(List<double[]> samples, double left, double top, double width) {
        double minX = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (double[] s : samples) {
            minX = Math.min(minX, s[0]);
            maxX = Math.max(maxX, s[0]);
            maxY = Math.max(maxY, s[1]);
        }
        double scale = width / Math.max(1e-6, maxX - minX);
        double start = samples.getFirst()[2];
        List<PointerEvent> events = new ArrayList<>(samples.size());
        boolean wasDown = false;
        PointerEvent last = null;
        for (double[] s : samples) {
            boolean down = s[3] != 0;
            Phase phase = down ? (wasDown ? Phase.MOVE : Phase.PRESS) : (wasDown ? Phase.RELEASE : Phase.HOVER);
            last = new PointerEvent(
                    1,
                    Kind.PEN,
                    phase,
                    left + (s[0] - minX) * scale,
                    top + (maxY - s[1]) * scale,
                    s[6],
                    Modifiers.NONE,
                    Math.round((s[2] - start) * 1_000));
            events.add(last);
            wasDown = down;
        }
        if (wasDown && last != null) events.add(last.with(Phase.RELEASE));
        return events;
    }

    private static double[] sample(String line) {
        String[] parts = line.split("\\s+", -1);
        double[] sample = new double[Math.min(parts.length, FIELDS)];
        try {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = Double.parseDouble(parts[i]);
                if (!Double.isFinite(sample[i])) return new double[0];
            }
        } catch (NumberFormatException notASample) {
            return new double[0];
        }
        return sample;
    }
}
