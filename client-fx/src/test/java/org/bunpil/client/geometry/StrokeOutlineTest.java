package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.InkTool;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The polygons that a stroke is filled with; of a growing one see RibbonTest. */
class StrokeOutlineTest {
    private static final double TOLERANCE = 0.2;
    /** 20 wide at the pressure that leaves the style's width as it is, nearly. */
    private static final Style STYLE = Style.DEFAULT.withWidth(20);

    private static final int HALF_PRESSURE = 128;

    private static Stroke stroke(Style style, int sx, Sample... samples) {
        // The origin is not in the outline: it is relative to it.
        CommonProperties common =
                new CommonProperties("Aaaaaaaa-1", "p1", 1, new Point(7_000, 9_000), 1, style, null, false);
        StrokePoints points = StrokePoints.of(SampleChunk.of(List.of(samples)));
        return new Stroke(common, points, false, false, 1, sx, Stroke.UNIT_SCALE, 0);
    }

    private static Stroke stroke(Style style, Sample... samples) {
        return stroke(style, Stroke.UNIT_SCALE, samples);
    }

    private static Sample at(int x, int y) {
        return new Sample(x, y, HALF_PRESSURE, 8);
    }

    private static List<double[]> polygons(StrokeOutline outline) {
        List<double[]> polygons = new ArrayList<>();
        outline.fill(TOLERANCE, (xy, length) -> polygons.add(Arrays.copyOf(xy, length)));
        return polygons;
    }

    private static boolean inked(List<double[]> polygons, double x, double y) {
        return polygons.stream().anyMatch(polygon -> HitTest.insidePolygon(polygon, x, y));
    }

    @Test
    void aDotIsRound() {
        List<double[]> dot = polygons(StrokeOutline.of(stroke(STYLE, at(0, 0))));
        for (int degrees = 0; degrees < 360; degrees += 15) {
            double x = Math.cos(Math.toRadians(degrees));
            double y = Math.sin(Math.toRadians(degrees));
            assertTrue(inked(dot, 9.7 * x, 9.7 * y), "inside at " + degrees);
            assertFalse(inked(dot, 10.3 * x, 10.3 * y), "outside at " + degrees);
        }
    }

    @Test
    void aLineIsAsWideAsItsStyleAndEndsRound() {
        List<double[]> line = polygons(StrokeOutline.of(stroke(STYLE, at(0, 0), at(100, 0))));
        for (double x = 0; x <= 100; x += 12.5) {
            assertTrue(inked(line, x, 9.7), "below at " + x);
            assertTrue(inked(line, x, -9.7), "above at " + x);
            assertFalse(inked(line, x, 10.3), "beside it at " + x);
            assertFalse(inked(line, x, -10.3), "beside it at " + x);
        }
        assertTrue(inked(line, -9.7, 0.1));
        assertTrue(inked(line, 109.7, 0.1));
        assertFalse(inked(line, 107.5, 7.5), "round, not square");
    }

    @Test
    void aPensWidthFollowsItsPressureAndAHighlightersDoesNot() {
        Sample[] samples = {new Sample(0, 0, 0, 8), new Sample(1_000, 0, 255, 8)};
        List<double[]> pen = polygons(StrokeOutline.of(stroke(STYLE, samples)));
        assertTrue(inked(pen, 0.5, 3.8));
        assertFalse(inked(pen, 0.5, 4.3));
        assertTrue(inked(pen, 500, 9.8));
        assertFalse(inked(pen, 500, 10.2));
        assertTrue(inked(pen, 999.5, 15.8));
        assertFalse(inked(pen, 999.5, 16.2));
        Style marker = new Style(InkTool.HIGHLIGHTER, 0, 20, null, 128, 0, 0);
        List<double[]> highlighter = polygons(StrokeOutline.of(stroke(marker, samples)));
        for (double x : new double[] {0.5, 500, 999.5}) {
            assertTrue(inked(highlighter, x, 9.8));
            assertFalse(inked(highlighter, x, 10.2));
        }
    }

    @Test
    void theThinnestLineCanStillBeSeen() {
        Stroke thin = stroke(Style.DEFAULT.withWidth(1), new Sample(0, 0, 0, 8), new Sample(100, 0, 0, 8));
        assertTrue(inked(polygons(StrokeOutline.of(thin)), 50, 0.9));
    }

    @Test
    void aMirroredStrokeLiesOnTheOtherSideAndIsNoThinner() {
        List<double[]> mirrored =
                polygons(StrokeOutline.of(stroke(STYLE, -2 * Stroke.UNIT_SCALE, at(0, 0), at(100, 0))));
        assertTrue(inked(mirrored, -199, 9.7));
        assertFalse(inked(mirrored, -100, 10.3));
        assertFalse(inked(mirrored, 50, 0));
    }

    /** Filled together by the non-zero rule they have no holes only if all turn the same way round. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void allPolygonsRunInTheSameDirection(int dash) {
        Sample[] samples = {at(0, 0), at(90, 10), at(160, 90), at(90, 150), at(20, 60), at(120, -40), at(0, 0)};
        List<double[]> polygons = polygons(StrokeOutline.of(stroke(STYLE.withDash(dash), samples)));
        for (double[] polygon : polygons) {
            assertTrue(area(polygon) > -1e-9, Arrays.toString(polygon));
        }
        assertTrue(polygons.size() > samples.length);
    }

    /** Positive if it turns clockwise on a plane whose y runs down. */
    private static double area(double[] polygon) {
        double twice = 0;
        for (int i = 0; i < polygon.length; i += 2) {
            int next = (i + 2) % polygon.length;
            twice += polygon[i] * polygon[next + 1] - polygon[next] * polygon[i + 1];
        }
        return twice / 2;
    }

    @Test
    void theOuterSideOfACornerIsFilled() {
        List<double[]> corner = polygons(StrokeOutline.of(stroke(STYLE, at(0, 0), at(100, 0), at(100, 100))));
        assertTrue(inked(corner, 106.7, -6.7), "round outside");
        assertFalse(inked(corner, 108, -8));
        assertFalse(inked(corner, 85, 15), "nothing inside");
    }

    @Test
    void aDashedLineHasGapsAndBothItsKindsOfInkAreTheStyles() {
        List<double[]> dashed = polygons(StrokeOutline.of(stroke(STYLE.withDash(1), at(0, 0), at(1_000, 0))));
        int changes = 0;
        for (int x = 1; x < 1_000; x++) {
            boolean here = inked(dashed, x, 0.1);
            if (here != inked(dashed, x - 1, 0.1)) changes++;
            assertFalse(inked(dashed, x, 10.3));
        }
        assertTrue(changes >= 10, "changes between ink and gap: " + changes);
        assertTrue(inked(dashed, 0, 0.1), "it begins with ink");
    }

    @Test
    void samplesCloseTogetherAreLeftOutButTheLastIsKept() {
        StrokeOutline all = StrokeOutline.of(stroke(STYLE, at(0, 0), at(1, 1), at(2, 2), at(100, 0), at(101, 0)));
        StrokeOutline thinned =
                StrokeOutline.of(stroke(STYLE, at(0, 0), at(1, 1), at(2, 2), at(100, 0), at(101, 0)), 3);
        assertEquals(5, all.count());
        assertEquals(3, thinned.count());
        assertTrue(inked(polygons(thinned), 110.5, 0.1));
    }

    @Test
    void aPartHoldsThoseSamplesOnly() {
        StrokeOutline line = StrokeOutline.of(stroke(STYLE, at(0, 0), at(100, 0), at(200, 0), at(300, 0)));
        List<double[]> part = new ArrayList<>();
        line.fill(1, 2, TOLERANCE, (xy, length) -> part.add(Arrays.copyOf(xy, length)));
        assertTrue(inked(part, 100, 0.1) && inked(part, 200, 0.1));
        assertFalse(inked(part, 80, 0.1) || inked(part, 220, 0.1));
    }
}
