package org.bunpil.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bunpil.geometry.Point;
import org.bunpil.model.InkTool;
import org.bunpil.model.Page;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Op;

/** Generates handwriting: loops like a row of e's, with the varying pressure and unevenness of a person's writing, 240 samples a second. */
final class StrokeGenerator {
    private static final int DT_MILLIS = 4;
    private static final double TURN = 0.16;
    private static final double ADVANCE = 5;
    private static final double RADIUS = 90;
    private static final int LINE = 12_000;
    private static final Style STYLE = new Style(InkTool.PEN, 0x203040, 16, null, 255, 0, 0);

    private final String client;
    private final Random random;
    private int strokes;
    private int chunks;
    private int samples;
    private int x;
    private int y;

    StrokeGenerator(String client, long seed) {
        this.client = client;
        this.random = new Random(seed);
    }

    /** The next batch of a stroke, which consists of {@code chunksPerStroke} batches of {@code count} samples. */
    List<Op> next(int chunksPerStroke, int count) {
        if (chunks == 0) {
            strokes++;
            samples = 0;
            x = random.nextInt(LINE);
            y = random.nextInt(LINE);
            chunks = 1;
            return List.of(new Op.Begin(id(), Page.FIRST, new Point(x, y), STYLE, samples(count)));
        }
        Op append = new Op.Append(id(), chunks, samples(count));
        if (++chunks < chunksPerStroke) return List.of(append);
        Op end = new Op.End(id(), chunks, samples, null);
        chunks = 0;
        return List.of(append, end);
    }

    /** A whole stroke in one batch. @param full with pressure and time, otherwise with positions only */
    List<Op> stroke(int count, boolean full) {
        strokes++;
        samples = 0;
        Point at = new Point(random.nextInt(LINE), random.nextInt(LINE));
        return List.of(
                new Op.Begin(id(), Page.FIRST, at, STYLE, samples(count, full)), new Op.End(id(), 1, count, null));
    }

    private String id() {
        return client + "-" + Integer.toString(strokes, 36);
    }

    private SampleChunk samples(int count) {
        return samples(count, true);
    }

    private SampleChunk samples(int count, boolean full) {
        List<Sample> chunk = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double angle = samples * TURN;
            chunk.add(new Sample(
                    (int) (samples * ADVANCE + RADIUS * Math.sin(angle)) + random.nextInt(3),
                    (int) (RADIUS * (1 - Math.cos(angle))) + random.nextInt(3),
                    (int) (140 + 60 * Math.sin(angle * 0.7)) + random.nextInt(4),
                    DT_MILLIS));
            samples++;
        }
        return SampleChunk.of(chunk, full, full);
    }
}
