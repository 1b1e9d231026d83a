package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.InkTool;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.wire.RandomValues;
import org.junit.jupiter.api.Test;

class ElementBoundsTest {
    private static final double NEAR = 1e-6;

    private static CommonProperties common() {
        return new CommonProperties("Aaaaaaaa-1", "p1", 1, new Point(1_000, 2_000), 1, Style.DEFAULT, null, false);
    }

    @Test
    void aShapeLiesTheSameWhicheverCornerItBeganAt() {
        Shape shape = new Shape(common(), ShapeForm.RECT, new Size(-100, 50), 0);
        assertEquals(new Bounds(900, 2_000, 1_000, 2_050), ElementBounds.unrotated(shape));
        assertEquals(new Bounds(900, 2_000, 1_000, 2_050), ElementBounds.rotated(shape));
    }

    @Test
    void inkLiesAsItIsScaled() {
        StrokePoints points =
                StrokePoints.of(SampleChunk.of(List.of(new Sample(10, 0, 0, 0), new Sample(-3, 40, 0, 0))));
        Stroke stroke = new Stroke(common(), points, false, false, 1, 6_144, -2_048, 0);
        assertEquals(new Bounds(995.5, 1_980, 1_015, 2_000), ElementBounds.unrotated(stroke));
    }

    @Test
    void aQuarterTurnIsAboutTheCentre() {
        Bounds rotated = ElementBounds.rotated(new Shape(common(), ShapeForm.RECT, new Size(100, 50), 9_000));
        assertEquals(1_025, rotated.minX(), NEAR);
        assertEquals(1_075, rotated.maxX(), NEAR);
        assertEquals(1_975, rotated.minY(), NEAR);
        assertEquals(2_075, rotated.maxY(), NEAR);
    }

    /** The bounds contain everything that is painted, for every kind. */
    @Test
    void everythingOfEveryKindIsWithinItsBounds() {
        for (ElementKind kind : ElementKind.values()) {
            for (int seed = 0; seed < 50; seed++) {
                Element element = new RandomValues(seed).element(kind, 1, 1, false);
                Bounds rotated = ElementBounds.rotated(element);
                assertTrue(ElementBounds.painted(element).contains(rotated), kind + " " + seed);
                assertEquals(ElementBounds.unrotated(element).centreX(), rotated.centreX(), 1, kind + " " + seed);
            }
        }
    }

    /** As wide as the widest ink there may be: not as wide as a pen's for a highlighter, whose width is always the same. */
    @Test
    void inkIsPaintedBesideItsSamples() {
        StrokePoints points = StrokePoints.of(SampleChunk.of(List.of(new Sample(0, 0, 0, 0))));
        Stroke pen = new Stroke(common(), points, false, false, 1, Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0);
        Style marker = new Style(InkTool.HIGHLIGHTER, 0, 16, null, 128, 0, 0);
        assertEquals(new Bounds(986.2, 1_986.2, 1_013.8, 2_013.8), ElementBounds.painted(pen));
        assertEquals(new Bounds(991, 1_991, 1_009, 2_009), ElementBounds.painted(pen.with(common().withStyle(marker))));
    }

    @Test
    void widthGrowsWithPressureForAPenOnly() {
        StrokePoints points = StrokePoints.of(SampleChunk.of(List.of(new Sample(0, 0, 0, 0))));
        Stroke pen = new Stroke(common(), points, false, false, 1, Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0);
        assertEquals(ElementBounds.MIN_PRESSURE_WIDTH, ElementBounds.pressureWidth(pen, 0), NEAR);
        assertEquals(1, ElementBounds.pressureWidth(pen, 128), 0.01);
        assertEquals(ElementBounds.MAX_PRESSURE_WIDTH, ElementBounds.pressureWidth(pen, 255), NEAR);
        Style marker = new Style(InkTool.HIGHLIGHTER, 0, 16, null, 128, 0, 0);
        Stroke highlighter = pen.with(common().withStyle(marker));
        assertEquals(1, ElementBounds.pressureWidth(highlighter, 0));
        assertEquals(1, ElementBounds.pressureWidth(highlighter, 255));
    }

    @Test
    void anArrowsHeadReachesBesideItsLine() {
        Shape arrow = new Shape(common(), ShapeForm.ARROW, new Size(100, 0), 0);
        assertEquals(new Bounds(951, 1_951, 1_149, 2_049), ElementBounds.painted(arrow));
        Shape thick = arrow.with(common().withStyle(Style.DEFAULT.withWidth(80)));
        assertEquals(new Bounds(799, 1_799, 1_301, 2_201), ElementBounds.painted(thick));
    }
}
