package org.bunpil.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static SampleChunk chunk(int from, int samples) {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < samples; i++) all.add(new Sample(from + i, 2 * i, 100 + i, 8));
        return SampleChunk.of(all);
    }

    @Test
    void theSameInkAddedTwiceIsInMemoryOnce() {
        StrokePoints begun = StrokePoints.of(chunk(0, 3)).plus(chunk(3, 1));
        StrokePoints view = begun.plus(chunk(4, 2)).plus(chunk(6, 1));
        StrokePoints confirmed = begun.plus(chunk(4, 2)).plus(chunk(6, 1));
        assertEquals(view, confirmed);
        for (int i = 0; i < 4; i++)
            assertSame(view.chunks().get(i), confirmed.chunks().get(i));
    }

    @Test
    void otherInkLeavesTheEarlierAsItWas() {
        StrokePoints begun = StrokePoints.of(chunk(0, 3)).plus(chunk(3, 1));
        StrokePoints one = begun.plus(chunk(4, 1));
        StrokePoints other = begun.plus(chunk(9, 2));
        assertEquals(List.of(chunk(0, 3), chunk(3, 1)), begun.chunks());
        assertEquals(List.of(chunk(0, 3), chunk(3, 1), chunk(4, 1)), one.chunks());
        assertEquals(List.of(chunk(0, 3), chunk(3, 1), chunk(9, 2)), other.chunks());
        assertNotEquals(one, other);
        assertNotEquals(begun, one);
    }

    @Test
    void samplesFromAnyNumberOnAreTheEndOfAll() {
        StrokePoints points =
                StrokePoints.of(chunk(0, 3)).plus(chunk(3, 1)).plus(chunk(4, 7)).plus(chunk(11, 2));
        List<Sample> all = points.samples();
        for (int first = 0; first <= all.size(); first++) {
            List<Sample> end = new ArrayList<>();
            points.forEachFrom(first, (x, y, pressure, dt) -> end.add(new Sample(x, y, pressure, dt)));
            assertEquals(all.subList(first, all.size()), end, "from " + first);
        }
    }
}
