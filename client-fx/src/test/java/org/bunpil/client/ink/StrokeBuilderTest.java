package org.bunpil.client.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Curve;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.client.input.PointerRecording;
import org.bunpil.client.input.SvcRecording;
import org.bunpil.geometry.Point;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How movements become ink, with real handwriting: which samples are kept, what is smoothed and what is not. */
class StrokeBuilderTest {
    /** Half a board pixel, in 1/8. */
    private static final double HALF_A_PIXEL = 4;
    /** Tolerance for rounding. */
    private static final double HAIR = 1e-6;

    /** The recorded strokes at 100 %, scaled to this total width, board pixels. */
    private static List<StrokeBuilder> recorded(double width) {
        List<StrokeBuilder> all = new ArrayList<>();
        StrokeBuilder strokeBuilder = null;
        for (PointerEvent event : recording(width)) {
            Point at = new Point((int) Math.round(event.x() * 8), (int) Math.round(event.y() * 8));
            switch (event.phase()) {
                case PRESS -> strokeBuilder = new StrokeBuilder(at, event);
                case MOVE -> {
                    if (strokeBuilder != null) strokeBuilder.add(at, event);
                }
                case RELEASE -> {
                    if (strokeBuilder != null) all.add(strokeBuilder);
                    strokeBuilder = null;
                }
                case HOVER, CANCEL, TICK -> {}
            }
        }
        return all;
    }

    private static List<PointerEvent> recording(double width) {
        try (InputStream in = StrokeBuilderTest.class.getResourceAsStream("handwriting.svc")) {
            assertNotNull(in);
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return switch (SvcRecording.read(lines, 0, 0, width)) {
                case PointerRecording.Result.Events(List<PointerEvent> events) -> events;
                case PointerRecording.Result.Broken(int line) -> throw new IllegalStateException("line " + line);
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Sample> samples(StrokeBuilder strokeBuilder) {
        List<Sample> samples = new ArrayList<>();
        strokeBuilder.takeChunk(0).forEach((x, y, pressure, dt) -> samples.add(new Sample(x, y, pressure, dt)));
        return samples;
    }

    /** The smooth line through samples as points x, y. */
    private static List<double[]> line(List<Sample> samples) {
        int count = samples.size();
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = samples.get(i).x();
            y[i] = samples.get(i).y();
        }
        List<double[]> line = new ArrayList<>();
        Curve.flatten(x, y, x, count, 0.25, (px, py, _) -> line.add(new double[] {px, py}));
        return line;
    }

    @ParameterizedTest
    @ValueSource(doubles = {150, 500, 1_200})
    void leavingSamplesOutKeepsEveryOneWithinHalfAPixelOfTheLine(double width) {
        int before = 0;
        int after = 0;
        for (StrokeBuilder strokeBuilder : recorded(width)) {
            List<Sample> all = samples(strokeBuilder);
            List<Sample> fewer = StrokeSimplifier.simplify(all);
            List<double[]> line = line(fewer);
            for (Sample s : all) {
                assertTrue(
                        StrokeSimplifier.distance(s, line) <= HALF_A_PIXEL,
                        () -> "off by " + StrokeSimplifier.distance(s, line) / 8 + " px");
            }
            assertEquals(all.getFirst(), fewer.getFirst());
            assertEquals(all.getLast().x(), fewer.getLast().x());
            assertEquals(all.getLast().y(), fewer.getLast().y());
            assertEquals(
                    all.stream().mapToInt(Sample::dt).sum(),
                    fewer.stream().mapToInt(Sample::dt).sum(),
                    "no time is lost");
            before += all.size();
            after += fewer.size();
        }
        assertTrue(after < before * 0.6, after + " of " + before + " are left");
    }

    @Test
    void theLinePassesThroughEverySampleAndDoesNotOvershoot() {
        for (StrokeBuilder strokeBuilder : recorded(500)) {
            List<Sample> all = samples(strokeBuilder);
            List<double[]> line = line(all);
            for (Sample s : all)
                assertTrue(StrokeSimplifier.distance(s, line) < 0.01, "no lag: ink is where the pen was");
            // Between two samples the line stays near the straight line between them: within a third of its length.
            int at = 0;
            for (int i = 0; i + 1 < all.size(); i++) {
                Sample a = all.get(i);
                Sample b = all.get(i + 1);
                double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
                while (at + 1 < line.size() && !is(line.get(at + 1), b)) {
                    double[] p = line.get(++at);
                    double off = HitTest.distanceToSegment(p[0], p[1], a.x(), a.y(), b.x(), b.y());
                    assertTrue(off <= length / 3, "off by " + off + " on a way of " + length);
                }
                at++;
            }
        }
    }

    private static boolean is(double[] point, Sample sample) {
        return point[0] == sample.x() && point[1] == sample.y();
    }

    @Test
    void cornersStayCorners() {
        List<Sample> corner = new ArrayList<>();
        for (int i = 0; i <= 20; i++) corner.add(new Sample(i * 24, 0, 128, 8));
        for (int i = 1; i <= 20; i++) corner.add(new Sample(480, i * 24, 128, 8));
        for (List<Sample> samples : List.of(corner, StrokeSimplifier.simplify(corner))) {
            for (double[] p : line(samples)) {
                boolean along = Math.abs(p[1]) < HAIR && p[0] > -HAIR && p[0] < 480 + HAIR;
                boolean down = Math.abs(p[0] - 480) < HAIR && p[1] > -HAIR && p[1] < 480 + HAIR;
                assertTrue(along || down, "rounded or overshot at " + p[0] + ", " + p[1]);
            }
            assertTrue(
                    StrokeSimplifier.distance(new Sample(480, 0, 128, 0), line(samples)) == 0,
                    "the corner itself is there");
        }
    }

    @Test
    void dotsAndTicksSurvive() {
        StrokeBuilder dot = new StrokeBuilder(Point.ZERO, event(Phase.PRESS, 10, 10, 0));
        assertNull(dot.simplified());
        assertEquals(1, dot.count());
        StrokeBuilder tick = new StrokeBuilder(Point.ZERO, event(Phase.PRESS, 10, 10, 0));
        tick.add(new Point(2, 3), event(Phase.MOVE, 10.25, 10.4, 8));
        assertNull(tick.simplified());
        assertEquals(2, tick.count());
    }

    @Test
    void withoutPressureSlowLinesAreWiderAndTheStoredSamplesSayHowWide() {
        StrokeBuilder slow = new StrokeBuilder(Point.ZERO, event(Phase.PRESS, 0, 0, 0));
        StrokeBuilder fast = new StrokeBuilder(Point.ZERO, event(Phase.PRESS, 0, 0, 0));
        for (int i = 1; i <= 30; i++) {
            slow.add(new Point(8 * i, 0), event(Phase.MOVE, i, 0, 8 * i));
            fast.add(new Point(8 * 30 * i, 0), event(Phase.MOVE, 30 * i, 0, 8 * i));
        }
        int slowEnd = samples(slow).getLast().pressure();
        int fastEnd = samples(fast).getLast().pressure();
        assertTrue(slowEnd > fastEnd + 40, slowEnd + " and " + fastEnd);
        // Everybody paints from the stored samples, and packing loses nothing.
        List<Sample> stored = new ArrayList<>();
        SampleChunk.of(samples(recorded(500).getFirst()))
                .forEach((x, y, pressure, dt) -> stored.add(new Sample(x, y, pressure, dt)));
        assertEquals(samples(recorded(500).getFirst()), stored);
    }

    private static PointerEvent event(Phase phase, double x, double y, long millis) {
        return new PointerEvent(0, Kind.MOUSE, phase, x, y, Double.NaN, Modifiers.NONE, millis);
    }
}
