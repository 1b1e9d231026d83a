package org.bunpil.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bunpil.model.Limits;
import org.junit.jupiter.api.Test;

class RectTest {
    private static final long PARTS = Rect.PARTS;

    @Test
    void theCornerMayBeAnyOfFour() {
        Rect rect = new Rect(-3 * PARTS, 4 * PARTS, 7 * PARTS, 10 * PARTS);
        assertEquals(rect, Rect.of(new Point(-3, 4), new Size(10, 6)));
        assertEquals(rect, Rect.of(new Point(7, 10), new Size(-10, -6)));
        assertEquals(rect, Rect.of(new Point(7, 4), new Size(-10, 6)));
    }

    @Test
    void theFarthestPlacesFit() {
        int far = Limits.COORDINATE;
        Rect rect = Rect.of(new Point(far, -far), new Size(far, -far));
        assertEquals(new Rect(far * PARTS, -2 * far * PARTS, 2 * far * PARTS, -far * PARTS), rect);
    }
}
