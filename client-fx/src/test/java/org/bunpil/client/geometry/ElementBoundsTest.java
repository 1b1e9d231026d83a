package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
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
}
