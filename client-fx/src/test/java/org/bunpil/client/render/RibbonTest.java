package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bunpil.client.geometry.StrokeOutline;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;

/** The outline of a growing line. */
class RibbonTest {
    private static final int SAMPLES = 8_000;
    private static final int PART = 100;

    private static Sample sample(int i) {
        return new Sample((int) (2_000 * Math.sin(i * 0.05)), (int) (1_500 * Math.cos(i * 0.043)), 100 + i % 60, 8);
    }

    private static Stroke stroke(int dash, StrokePoints points) {
        Style style = Style.DEFAULT.withDash(dash);
        CommonProperties common = new CommonProperties("aaaaaaaa-1", "p1", 1, Point.ZERO, 1, style, null, false);
        return new Stroke(common, points, true, false, 1, Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0);
    }

    private static List<String> outline(StrokeOutline strokeOutline) {
        List<String> polygons = new ArrayList<>();
        strokeOutline.fill(1.6, (xy, length) -> polygons.add(Arrays.toString(Arrays.copyOf(xy, length))));
        return polygons;
    }

    @Test
    void aLineThatGrewLooksAsIfItHadComeAsAWhole() {
        for (int dash = 0; dash <= 2; dash++) {
            StrokePoints points = StrokePoints.of(SampleChunk.of(List.of(sample(0))));
            StrokeOutline strokeOutline = StrokeOutline.growing(stroke(dash, points));
            strokeOutline.grow(points, List.of());
            for (int i = 1; i < 300; i += 3) {
                // First as the pen delivers it, then in part as the board stores it.
                strokeOutline.grow(points, List.of(sample(i), sample(i + 1), sample(i + 2)));
                points = points.plus(SampleChunk.of(List.of(sample(i), sample(i + 1))));
                strokeOutline.grow(points, List.of(sample(i + 2)));
                points = points.plus(SampleChunk.of(List.of(sample(i + 2))));
            }
            strokeOutline.grow(points, List.of());
            assertEquals(points.sampleCount(), strokeOutline.count());
            assertEquals(outline(StrokeOutline.of(stroke(dash, points))), outline(strokeOutline), "dash " + dash);
        }
    }

    /** Bytes that this thread allocates while the line grows. */
    private static long grow(StrokeOutline strokeOutline, StrokePoints[] points, int from, int to) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = from; i < to; i++) {
            points[0] = points[0].plus(SampleChunk.of(List.of(sample(i))));
            strokeOutline.grow(points[0], List.of());
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void theLastSampleAsksForNoMoreMemoryThanTheFirst() {
        StrokePoints[] points = {StrokePoints.of(SampleChunk.of(List.of(sample(0))))};
        StrokeOutline strokeOutline = StrokeOutline.growing(stroke(1, points[0]));
        strokeOutline.grow(points[0], List.of());
        long first = grow(strokeOutline, points, 1, 1 + PART);
        grow(strokeOutline, points, 1 + PART, SAMPLES - PART);
        long last = grow(strokeOutline, points, SAMPLES - PART, SAMPLES);
        assertTrue(last <= 2 * first, last + " bytes for the last " + PART + " samples, " + first + " for the first");
    }
}
