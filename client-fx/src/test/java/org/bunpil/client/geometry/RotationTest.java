package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
    private static final double NEAR = 1e-9;

    @Test
    void aQuarterTurnIsClockwiseOnAPlaneWhoseYRunsDown() {
        Rotation quarter = Rotation.about(10, 20, 9_000);
        assertEquals(10, quarter.x(15, 20), NEAR);
        assertEquals(25, quarter.y(15, 20), NEAR);
    }

    @Test
    void theCentreStays() {
        Rotation rotation = Rotation.about(-3, 7, 1_234);
        assertEquals(-3, rotation.x(-3, 7), NEAR);
        assertEquals(7, rotation.y(-3, 7), NEAR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 36_000, -36_000})
    void aWholeTurnMovesNothingByTheLeast(int rot) {
        Rotation none = Rotation.about(0.1, 0.3, rot);
        assertTrue(none.isNone());
        assertEquals(1e9 + 0.7, none.x(1e9 + 0.7, 3));
        assertEquals(1e-9, none.y(5, 1e-9));
        assertEquals(40, none.width(40, 10));
        assertEquals(10, none.height(40, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_500, 17_999, 27_000, -8_000})
    void backTakesItBack(int rot) {
        Rotation rotation = Rotation.about(100, -50, rot);
        double x = rotation.x(12, 34);
        double y = rotation.y(12, 34);
        assertEquals(12, rotation.back().x(x, y), NEAR);
        assertEquals(34, rotation.back().y(x, y), NEAR);
        assertEquals(Math.hypot(12 - 100, 34 + 50), Math.hypot(x - 100, y + 50), NEAR);
    }

    @Test
    void theRectangleAroundARotatedOne() {
        Rotation quarter = Rotation.of(9_000);
        assertEquals(10, quarter.width(40, 10), NEAR);
        assertEquals(40, quarter.height(40, 10), NEAR);
        Rotation eighth = Rotation.of(-4_500);
        assertEquals(50 / Math.sqrt(2), eighth.width(40, 10), NEAR);
        assertEquals(50 / Math.sqrt(2), eighth.height(40, 10), NEAR);
    }
}
