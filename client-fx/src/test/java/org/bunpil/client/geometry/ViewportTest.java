package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bunpil.geometry.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportTest {
    private static final double NEAR = 1e-9;
    private static final Viewport VIEW = new Viewport(1_000, -400, 2, 800, 600);

    @Test
    void theCentreOfTheViewIsItsPlaceOnTheBoard() {
        assertEquals(new Point(1_000, -400), VIEW.toBoard(400, 300));
        assertEquals(400, VIEW.toViewX(1_000));
        assertEquals(300, VIEW.toViewY(-400));
    }

    @Test
    void aViewPixelIsFourUnitsAtTwoHundredPercent() {
        assertEquals(0.25, VIEW.scale());
        assertEquals(1_004, VIEW.toBoardX(401));
        assertEquals(-404, VIEW.toBoardY(299));
        assertEquals(new Bounds(-600, -1_600, 2_600, 800), VIEW.visible());
    }

    @Test
    void thePointOfTheGridIsTheNearest() {
        assertEquals(new Point(1_001, -401), VIEW.toBoard(400.2, 299.8));
        assertEquals(new Point(1_000, -400), VIEW.toBoard(400.1, 299.9));
    }

    @Test
    void thereAndBackIsTheSamePlace() {
        assertEquals(123.4, VIEW.toViewX(VIEW.toBoardX(123.4)), NEAR);
        assertEquals(-567.8, VIEW.toViewY(VIEW.toBoardY(-567.8)), NEAR);
    }

    @Test
    void panningMovesTheBoardAlong() {
        Viewport panned = VIEW.panned(30, -20);
        assertEquals(VIEW.toViewX(77) + 30, panned.toViewX(77), NEAR);
        assertEquals(VIEW.toViewY(77) - 20, panned.toViewY(77), NEAR);
        assertEquals(VIEW.zoom(), panned.zoom());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.25, 1_000, 0.000_1})
    void zoomingKeepsWhatIsUnderThePointer(double factor) {
        Viewport zoomed = VIEW.zoomed(factor, 100, 550);
        assertEquals(VIEW.toBoardX(100), zoomed.toBoardX(100), NEAR);
        assertEquals(VIEW.toBoardY(550), zoomed.toBoardY(550), NEAR);
        assertEquals(Math.clamp(2 * factor, Viewport.MIN_ZOOM, Viewport.MAX_ZOOM), zoomed.zoom());
    }

    @Test
    void anotherZoomKeepsTheCentreAndItsLimits() {
        assertEquals(new Viewport(1_000, -400, 0.5, 800, 600), VIEW.withZoom(0.5));
        assertEquals(Viewport.MIN_ZOOM, VIEW.withZoom(0).zoom());
        assertEquals(Viewport.MAX_ZOOM, VIEW.withZoom(1_000).zoom());
        assertEquals(new Viewport(5, 6, 2, 800, 600), VIEW.centred(5, 6));
    }

    @Test
    void anotherSizeKeepsTheTopLeftCorner() {
        Viewport resized = VIEW.resized(1_000, 200);
        assertEquals(VIEW.toBoardX(0), resized.toBoardX(0), NEAR);
        assertEquals(VIEW.toBoardY(0), resized.toBoardY(0), NEAR);
        assertEquals(1_000, resized.width());
        assertEquals(200, resized.height());
        Viewport begun = Viewport.START.resized(800, 600);
        assertEquals(new Point(0, 0), begun.toBoard(0, 0));
    }

    @Test
    void whatIsFittedIsClearOfWhatCoversTheView() {
        Margins bars = new Margins(64, 320, 90, 0);
        for (Bounds each : new Bounds[] {new Bounds(0, 0, 40_000, 900), new Bounds(-500, 0, 0, 30_000)}) {
            Viewport fitting = VIEW.fitting(each, bars);
            assertTrue(fitting.toViewX(each.minX()) >= 0);
            assertTrue(fitting.toViewX(each.maxX()) <= VIEW.width() - 320);
            assertTrue(fitting.toViewY(each.minY()) >= 64);
            assertTrue(fitting.toViewY(each.maxY()) <= VIEW.height() - 90);
        }
    }

    @Test
    void whatIsLargerThanTheViewIsMadeToFit() {
        Bounds wide = new Bounds(0, 0, 16_000, 800);
        Viewport fitting = VIEW.fitting(wide, Margins.NONE);
        assertTrue(fitting.visible().contains(wide));
        assertEquals(8_000, fitting.x());
        assertEquals(400, fitting.y());
        assertEquals(48, fitting.toViewX(0), NEAR);
        assertEquals(752, fitting.toViewX(16_000), NEAR);
        Viewport high = VIEW.fitting(new Bounds(0, 0, 800, 16_000), Margins.NONE);
        assertEquals(48, high.toViewY(0), NEAR);
    }

    @Test
    void whatIsSmallerIsShownAtItsSize() {
        assertEquals(1, VIEW.fitting(new Bounds(5, 5, 5, 5), Margins.NONE).zoom());
        assertEquals(
                Viewport.MIN_ZOOM,
                VIEW.fitting(new Bounds(0, 0, 1e9, 1), Margins.NONE).zoom());
    }
}
