package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final double FINE = 0.1;

    private record Place(double x, double y, double width) {}

    private static List<Place> flatten(double tolerance, double... xy) {
        return part(0, xy.length / 2 - 1, tolerance, xy);
    }

    /** Widths count up: 1, 2, 3 … */
    private static List<Place> part(int from, int to, double tolerance, double... xy) {
        int count = xy.length / 2;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] width = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
            width[i] = i + 1;
        }
        List<Place> places = new ArrayList<>();
        Curve.flatten(x, y, width, count, from, to, tolerance, (px, py, w) -> places.add(new Place(px, py, w)));
        return places;
    }

    @Test
    void oneSampleIsOnePlace() {
        assertEquals(List.of(new Place(3, 4, 1)), flatten(FINE, 3, 4));
    }

    @Test
    void aStraightLineNeedsNoMorePlacesThanItsSamples() {
        assertEquals(
                List.of(new Place(0, 0, 1), new Place(100, 50, 2), new Place(200, 100, 3)),
                flatten(FINE, 0, 0, 100, 50, 200, 100));
    }

    @Test
    void theCurveGoesThroughEverySample() {
        double[] arc = arc();
        List<Place> places = flatten(FINE, arc);
        for (int i = 0; i < arc.length; i += 2) {
            Place sample = new Place(arc[i], arc[i + 1], i / 2 + 1);
            assertTrue(places.contains(sample), sample + " is not in " + places);
        }
        assertTrue(places.size() > arc.length / 2, "it is bent between them");
    }

    /** Samples of a circle: inside of it by the sagitta where it is straight, and hardly where it is smooth. */
    @Test
    void theCurveIsRounderThanItsSamples() {
        for (Place place : flatten(FINE, arc())) {
            // The first and last piece have a neighbour on one side only.
            if (place.width() < 2 || place.width() > 7) continue;
            assertEquals(1_000, Math.hypot(place.x(), place.y()), 3, place.toString());
        }
    }

    private static double[] arc() {
        double[] arc = new double[16];
        for (int i = 0; i < 8; i++) {
            double angle = Math.toRadians(20 * i);
            arc[2 * i] = 1_000 * Math.cos(angle);
            arc[2 * i + 1] = 1_000 * Math.sin(angle);
        }
        return arc;
    }

    @Test
    void aCoarserToleranceTakesFewerPlacesAndThereIsAMost() {
        int fine = flatten(FINE, arc()).size();
        assertTrue(flatten(10, arc()).size() < fine);
        assertEquals(7 * Curve.MAX_STEPS + 1, flatten(1e-9, arc()).size());
    }

    @Test
    void widthChangesEvenlyBetweenSamples() {
        List<Place> places = flatten(FINE, arc());
        for (int i = 1; i < places.size(); i++) {
            assertTrue(places.get(i).width() > places.get(i - 1).width());
        }
    }

    @Test
    void aPartIsAsItIsWithinTheWhole() {
        List<Place> whole = flatten(FINE, arc());
        List<Place> part = part(2, 5, FINE, arc());
        int from = whole.indexOf(part.getFirst());
        assertEquals(whole.subList(from, from + part.size()), part);
        assertEquals(6, part.getLast().width());
    }

    /** Both sides of a right angle stay straight: nothing overshoots it. */
    @Test
    void aCornerStaysACorner() {
        assertEquals(
                List.of(new Place(0, 0, 1), new Place(100, 0, 2), new Place(100, 100, 3)),
                flatten(FINE, 0, 0, 100, 0, 100, 100));
    }

    @Test
    void aTurnOfMoreThanSixtyDegreesIsACornerUnlessItsStepsAreTiny() {
        assertTrue(corner(100, 0, 40, 90));
        assertFalse(corner(100, 0, 60, 90));
        assertFalse(corner(10, 0, 0, 10), "a pen trembles by as much");
        assertFalse(corner(12, 0, 0, 100), "the shorter step counts");
        assertTrue(corner(13, 0, 0, 100));
        assertTrue(corner(0, 0, 50, 50), "the pen rested");
        assertTrue(corner(50, 50, 0, 0));
    }

    /** Of a step and the one after it. */
    private static boolean corner(double ax, double ay, double bx, double by) {
        return Curve.corner(new double[] {5, 5 + ax, 5 + ax + bx}, new double[] {7, 7 + ay, 7 + ay + by}, 1);
    }

    @Test
    void samplesInTheSamePlaceDoNotBreakTheLine() {
        for (Place place : flatten(FINE, 0, 0, 100, 0, 100, 0, 200, 50, 200, 50)) {
            assertTrue(Double.isFinite(place.x()) && Double.isFinite(place.y()), place.toString());
        }
    }
}
