package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The long polygons of a line cover what its many small ones cover. */
class StrokeContourTest {
    private static final int SIDE = 360;
    private static final double TOLERANCE = 0.2;
    /** Of 255, at a single pixel: edges are where they were to within a fraction of a pixel. */
    private static final int MOST = 120;
    /** Pixels that differ by more than a quarter, of all that are covered. */
    private static final double MOST_DIFFERENT = 0.002;

    private final List<double[]> contours = new ArrayList<>();

    private static Stroke stroke(SplittableRandom random, int dash) {
        int count = 1 + random.nextInt(60);
        int kind = random.nextInt(4);
        double step = 1 + random.nextInt(kind == 0 ? 200 : 40);
        double x = 0;
        double y = 0;
        double direction = random.nextDouble(6);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample((int) x, (int) y, random.nextInt(2) * 100 + random.nextInt(100), 8));
            // Scribbled, wavy, nearly straight with jitter, or round and round.
            direction += switch (kind) {
                case 0 -> random.nextDouble(-3, 3);
                case 1 -> 0.5 * Math.sin(i * 0.4);
                case 2 -> random.nextDouble(-0.1, 0.1);
                default -> 0.35;
            };
            x = Math.clamp(x + step * Math.cos(direction) + random.nextDouble(-2, 2), -1_400, 1_400);
            y = Math.clamp(y + step * Math.sin(direction) + random.nextDouble(-2, 2), -1_400, 1_400);
        }
        Style style = Style.DEFAULT
                .withWidth(4 + random.nextInt(random.nextInt(5) == 0 ? 160 : 40))
                .withDash(dash);
        CommonProperties common = new CommonProperties("aaaaaaaa-1", "p1", 1, Point.ZERO, 1, style, null, false);
        int sx = Stroke.UNIT_SCALE * (random.nextInt(6) == 0 ? -1 : 1);
        return new Stroke(common, StrokePoints.of(SampleChunk.of(samples)), false, false, 1, sx, Stroke.UNIT_SCALE, 0);
    }

    private static int[] painted(List<double[]> polygons) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(SIDE / 2, SIDE / 2);
        g.scale(1.0 / 8, 1.0 / 8);
        g.setColor(Color.WHITE);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (double[] xy : polygons) {
            path.moveTo(xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) path.lineTo(xy[i], xy[i + 1]);
            path.closePath();
        }
        g.fill(path);
        g.dispose();
        return image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void coverTheSamePixels(int dash) {
        SplittableRandom random = new SplittableRandom(134 + dash);
        long covered = 0;
        long different = 0;
        long before = 0;
        long after = 0;
        for (int round = 0; round < 60; round++) {
            StrokeOutline outline = StrokeOutline.of(stroke(random, dash), TOLERANCE);
            List<double[]> pieces = new ArrayList<>();
            contours.clear();
            outline.fill(TOLERANCE, (xy, length) -> pieces.add(Arrays.copyOf(xy, length)));
            outline.contours(TOLERANCE, (xy, length) -> contours.add(Arrays.copyOf(xy, length)));
            int[] expected = painted(pieces);
            int[] actual = painted(contours);
            for (int i = 0; i < expected.length; i++) {
                int a = expected[i] & 255;
                int b = actual[i] & 255;
                if (a > 0) covered++;
                if (Math.abs(a - b) > 64) different++;
                assertTrue(Math.abs(a - b) <= MOST, "round " + round + ": " + a + " and " + b);
            }
            for (double[] each : pieces) before += each.length;
            for (double[] each : contours) after += each.length;
        }
        assertTrue(different <= covered * MOST_DIFFERENT, different + " of " + covered + " pixels differ");
        if (dash == 0) assertTrue(after * 1.6 < before, after + " numbers instead of " + before);
    }
}
