package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bunpil.geometry.Point;
import org.bunpil.geometry.Rect;
import org.bunpil.geometry.Size;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final Bounds BOUNDS = new Bounds(-10, 20, 30, 50);

    @Test
    void cornersComeInAnyOrder() {
        assertEquals(BOUNDS, Bounds.of(30, 20, -10, 50));
        assertEquals(BOUNDS, Bounds.of(-10, 50, 30, 20));
    }

    @Test
    void aBoardsRectangleIsTheSamePlace() {
        assertEquals(BOUNDS, Bounds.of(Rect.of(new Point(30, 50), new Size(-40, -30))));
    }

    @Test
    void sizeAndCentre() {
        assertEquals(40, BOUNDS.width());
        assertEquals(30, BOUNDS.height());
        assertEquals(10, BOUNDS.centreX());
        assertEquals(35, BOUNDS.centreY());
    }

    @Test
    void aUnionHoldsBothAndNoMore() {
        Bounds apart = new Bounds(40, -5, 45, 0);
        assertEquals(new Bounds(-10, -5, 45, 50), BOUNDS.union(apart));
        assertEquals(BOUNDS.union(apart), apart.union(BOUNDS));
        assertEquals(BOUNDS, BOUNDS.union(new Bounds(0, 30, 1, 31)));
    }

    @Test
    void grownAndMoved() {
        assertEquals(new Bounds(-12, 18, 32, 52), BOUNDS.grown(2));
        assertEquals(new Bounds(-9, 15, 31, 45), BOUNDS.moved(1, -5));
    }

    @Test
    void whatOnlyTouchesIntersects() {
        assertIntersects(true, new Bounds(30, 0, 60, 100), "the right edge");
        assertIntersects(true, new Bounds(-60, 0, -10, 100), "the left edge");
        assertIntersects(true, new Bounds(-20, 50, 60, 60), "the lower edge");
        assertIntersects(true, new Bounds(-20, 0, 60, 20), "the upper edge");
        assertIntersects(true, new Bounds(30, 50, 60, 60), "a corner");
        assertIntersects(true, new Bounds(30, 50, 30, 50), "a point on the corner");
    }

    @Test
    void whatOverlapsIntersects() {
        assertIntersects(true, BOUNDS, "the same");
        assertIntersects(true, new Bounds(0, 30, 1, 31), "one within the other");
        assertIntersects(true, new Bounds(5, 35, 5, 35), "a point within");
        assertIntersects(true, new Bounds(20, 40, 60, 60), "a corner within the other");
        assertIntersects(true, new Bounds(0, 0, 1, 100), "one that crosses without a corner inside");
    }

    @Test
    void whatIsApartOnOneAxisDoesNotIntersect() {
        assertIntersects(false, new Bounds(30.1, 20, 60, 50), "right");
        assertIntersects(false, new Bounds(-60, 20, -10.1, 50), "left");
        assertIntersects(false, new Bounds(-10, 50.1, 30, 60), "below");
        assertIntersects(false, new Bounds(-10, 0, 30, 19.9), "above");
        assertIntersects(false, new Bounds(40, 60, 50, 70), "on both axes");
    }

    private static void assertIntersects(boolean expected, Bounds other, String where) {
        assertEquals(expected, BOUNDS.intersects(other), where);
        assertEquals(expected, other.intersects(BOUNDS), where + ", asked the other");
    }

    @Test
    void theEdgeIsInside() {
        assertTrue(BOUNDS.contains(-10, 20));
        assertTrue(BOUNDS.contains(30, 50));
        assertFalse(BOUNDS.contains(30, 50.1));
        assertFalse(BOUNDS.contains(-10.1, 20));
        assertTrue(BOUNDS.contains(BOUNDS));
        assertFalse(BOUNDS.contains(BOUNDS.moved(0.1, 0)));
        assertFalse(BOUNDS.contains(BOUNDS.grown(1)));
    }
}
