package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines here are 16 wide: 8 to each side. */
class HitTestTest {
    private static final double NEAR = 1e-9;
    private static final int QUARTER = 9_000;

    private static CommonProperties common(Style style) {
        return new CommonProperties("Aaaaaaaa-1", "p1", 1, new Point(1_000, 2_000), 1, style, null, false);
    }

    /** From 1000, 2000 to 1400, 2200. */
    private static Shape shape(ShapeForm form, Integer fill, int rot) {
        return new Shape(common(Style.DEFAULT.withFill(fill)), form, new Size(400, 200), rot);
    }

    /** From 1000, 2000 right to 1400, then down to 2200. */
    private static Stroke stroke(int sx, int sy, int rot) {
        StrokePoints points = StrokePoints.of(SampleChunk.of(
                List.of(new Sample(0, 0, 128, 0), new Sample(400, 0, 128, 8), new Sample(400, 200, 128, 8))));
        return new Stroke(common(Style.DEFAULT), points, false, false, 1, sx, sy, rot);
    }

    private static Stroke stroke() {
        return stroke(Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0);
    }

    private static boolean hits(Element element, double x, double y) {
        return HitTest.hits(element, x, y, 4);
    }

    @Test
    void inkIsHitOnItsLineAndNotInItsBox() {
        assertTrue(hits(stroke(), 1_200, 2_000));
        assertTrue(hits(stroke(), 1_400, 2_100));
        assertFalse(hits(stroke(), 1_200, 2_100));
    }

    @Test
    void halfTheLinesWidthAndTheReachCount() {
        assertTrue(hits(stroke(), 1_200, 1_988));
        assertFalse(hits(stroke(), 1_200, 1_987.9));
        assertTrue(hits(stroke(), 988, 2_000), "before its beginning");
        assertFalse(hits(stroke(), 987.9, 2_000));
    }

    @Test
    void inkOfOneSampleIsADot() {
        Stroke dot = new Stroke(
                common(Style.DEFAULT),
                StrokePoints.of(SampleChunk.of(List.of(new Sample(0, 0, 128, 0)))),
                false,
                false,
                1,
                Stroke.UNIT_SCALE,
                Stroke.UNIT_SCALE,
                0);
        assertTrue(hits(dot, 1_008, 2_008));
        assertFalse(hits(dot, 1_009, 2_009));
    }

    @Test
    void inkIsHitWhereItsScaleHasIt() {
        Stroke mirrored = stroke(-2 * Stroke.UNIT_SCALE, Stroke.UNIT_SCALE / 2, 0);
        assertTrue(hits(mirrored, 300, 2_000));
        assertTrue(hits(mirrored, 200, 2_090));
        assertFalse(hits(mirrored, 1_400, 2_000));
    }

    @Test
    void aRotatedElementIsHitWhereItIsShown() {
        // About 1200, 2100: its right side comes to lie below, its upper side to the right.
        Stroke rotated = stroke(Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, QUARTER);
        assertTrue(hits(rotated, 1_300, 2_000));
        assertTrue(hits(rotated, 1_150, 2_300));
        assertFalse(hits(rotated, 1_350, 2_000));
        Note note = new Note(common(Style.DEFAULT), "", new Size(400, 200), QUARTER);
        assertTrue(hits(note, 1_200, 2_299));
        assertFalse(hits(note, 1_390, 2_100));
    }

    @ParameterizedTest
    @EnumSource(ShapeForm.class)
    void aShapeIsHitAllAlongItsLine(ShapeForm form) {
        for (int rot : new int[] {0, 1_234, QUARTER}) {
            Shape shape = shape(form, null, rot);
            Rotation rotation = Rotation.about(1_200, 2_100, rot);
            double[] pieces = ShapeOutline.pieces(shape);
            for (int i = 0; i < pieces.length; i += 2) {
                assertTrue(
                        hits(shape, rotation.x(pieces[i], pieces[i + 1]), rotation.y(pieces[i], pieces[i + 1])),
                        form + " at " + pieces[i] + ", " + pieces[i + 1] + " rotated by " + rot);
            }
            assertFalse(hits(shape, 1_200, 2_400), form + " far below, rotated by " + rot);
        }
    }

    @ParameterizedTest
    @EnumSource(ShapeForm.class)
    void insideAShapeOnlyItsFillIsHit(ShapeForm form) {
        // Off the middle, where lines and arrows run.
        assertFalse(hits(shape(form, null, 0), 1_180, 2_120), form + " without a fill");
        assertEquals(form.isClosed(), hits(shape(form, 0xff0000, 0), 1_180, 2_120), form + " filled");
    }

    @Test
    void theCornersOfAnEllipsesBoxAreNotHit() {
        assertFalse(hits(shape(ShapeForm.ELLIPSE, 0xff0000, 0), 1_020, 2_010));
        assertFalse(hits(shape(ShapeForm.DIAMOND, 0xff0000, 0), 1_050, 2_020));
        assertTrue(hits(shape(ShapeForm.RECT, 0xff0000, 0), 1_050, 2_020));
    }

    @Test
    void textAndNotesAreHitAnywhereInTheirBox() {
        Text text = new Text(common(Style.DEFAULT), "½", new Size(400, 200), 0);
        Note note = new Note(common(Style.DEFAULT), "", new Size(400, 200), 0);
        for (Element element : List.of(text, note)) {
            assertTrue(hits(element, 1_200, 2_100));
            assertTrue(hits(element, 996, 2_000), "within reach; they have no line");
            assertFalse(hits(element, 995.9, 2_000));
        }
    }

    @Test
    void aStrokeOfTheEraserHitsWhatItCrosses() {
        assertTrue(HitTest.hitsSegment(stroke(), 1_200, 1_900, 1_210, 2_100, 0), "across the line");
        assertFalse(HitTest.hitsSegment(stroke(), 1_100, 2_100, 1_300, 2_100, 0), "beside it");
        Note note = new Note(common(Style.DEFAULT), "", new Size(400, 200), 0);
        assertTrue(HitTest.hitsSegment(note, 900, 2_100, 1_500, 2_100, 0), "through the box, both ends outside");
        assertTrue(HitTest.hitsSegment(note, 900, 2_100, 1_100, 2_100, 0), "one end inside");
        assertFalse(HitTest.hitsSegment(note, 900, 1_900, 1_500, 1_900, 0));
    }

    @Test
    void distanceOfAPlaceFromASegment() {
        assertEquals(3, HitTest.distanceToSegment(5, 3, 0, 0, 10, 0), NEAR);
        assertEquals(
                5, HitTest.distanceToSegment(-4, 3, 0, 0, 10, 0), NEAR, "from its end, not from the line through it");
        assertEquals(5, HitTest.distanceToSegment(14, -3, 0, 0, 10, 0), NEAR);
        assertEquals(5, HitTest.distanceToSegment(3, 4, 0, 0, 0, 0), NEAR, "from one without length");
    }

    @Test
    void distanceOfTwoSegments() {
        assertEquals(0, HitTest.segmentDistance(0, 0, 10, 10, 0, 10, 10, 0), "they cross");
        assertEquals(0, HitTest.segmentDistance(0, 0, 10, 0, 5, 0, 5, 9), NEAR, "one ends on the other");
        assertEquals(2, HitTest.segmentDistance(0, 0, 10, 0, 3, 2, 30, 2), NEAR, "side by side");
        assertEquals(5, HitTest.segmentDistance(0, 0, 10, 0, 13, 4, 13, 40), NEAR, "end to end");
        assertEquals(5, HitTest.segmentDistance(13, 4, 13, 40, 10, 0, 0, 0), NEAR, "the other way round");
        assertEquals(4, HitTest.segmentDistance(0, 0, 10, 0, 14, 0, 20, 0), NEAR, "on one line");
    }

    @Test
    void insideAPolygonByTheEvenOddRule() {
        double[] square = {0, 0, 10, 0, 10, 10, 0, 10};
        assertTrue(HitTest.insidePolygon(square, 5, 5));
        assertFalse(HitTest.insidePolygon(square, 15, 5));
        assertFalse(HitTest.insidePolygon(square, 5, -5));
        double[] notched = {0, 0, 10, 0, 10, 10, 5, 2, 0, 10};
        assertFalse(HitTest.insidePolygon(notched, 5, 8));
        assertTrue(HitTest.insidePolygon(notched, 1, 5));
        double[] twiceAround = {0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 10, 0, 10, 10, 0, 10};
        assertFalse(HitTest.insidePolygon(twiceAround, 5, 5));
    }
}
