package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeOutlineTest {
    private static Shape shape(ShapeForm form, int width, int height) {
        CommonProperties common =
                new CommonProperties("Aaaaaaaa-1", "p1", 1, new Point(10, 20), 1, Style.DEFAULT, null, false);
        return new Shape(common, form, new Size(width, height), 9_000);
    }

    @Test
    void aLineRunsFromItsOriginToItsFarCorner() {
        assertArrayEquals(new double[] {10, 20, -90, 70}, ShapeOutline.pieces(shape(ShapeForm.LINE, -100, 50)));
        assertArrayEquals(new double[] {10, 20, -90, 70}, ShapeOutline.pieces(shape(ShapeForm.ARROW, -100, 50)));
    }

    @Test
    void aRectangleLiesTheSameWhicheverCornerItBeganAt() {
        double[] upright = {10, 20, 110, 20, 110, 70, 10, 70};
        assertArrayEquals(upright, ShapeOutline.corners(shape(ShapeForm.RECT, 100, 50)));
        assertArrayEquals(
                new double[] {-90, -30, 10, -30, 10, 20, -90, 20},
                ShapeOutline.corners(shape(ShapeForm.RECT, -100, -50)));
    }

    @Test
    void aTriangleStandsOnItsSideAndADiamondOnItsCorner() {
        assertArrayEquals(
                new double[] {60, 20, 110, 70, 10, 70}, ShapeOutline.corners(shape(ShapeForm.TRIANGLE, 100, 50)));
        assertArrayEquals(
                new double[] {60, 20, 110, 45, 60, 70, 10, 45},
                ShapeOutline.corners(shape(ShapeForm.DIAMOND, 100, 50)));
        // A mirrored triangle points down.
        assertArrayEquals(
                new double[] {60, 20, 110, -30, 10, -30}, ShapeOutline.corners(shape(ShapeForm.TRIANGLE, 100, -50)));
    }

    @Test
    void anEllipseTouchesTheMiddlesOfItsBox() {
        double[] pieces = ShapeOutline.pieces(shape(ShapeForm.ELLIPSE, 100, 50));
        for (int i = 0; i < pieces.length; i += 2) {
            double x = (pieces[i] - 60) / 50;
            double y = (pieces[i + 1] - 45) / 25;
            assertEquals(1, x * x + y * y, 1e-9);
        }
        assertEquals(110, pieces[0], 1e-9);
    }

    @ParameterizedTest
    @EnumSource(ShapeForm.class)
    void whatIsClosedEndsWhereItBegan(ShapeForm form) {
        double[] pieces = ShapeOutline.pieces(shape(form, 100, 50));
        double gap = Math.hypot(pieces[pieces.length - 2] - pieces[0], pieces[pieces.length - 1] - pieces[1]);
        assertEquals(form.isClosed(), gap < 1e-9, "a gap of " + gap);
    }
}
