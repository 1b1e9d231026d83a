package org.bunpil.client.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;

class ScaledInkTest {
    private static Stroke stroke(int sx, int sy) {
        StrokePoints points = StrokePoints.of(
                        SampleChunk.of(List.of(new Sample(0, 0, 10, 0), new Sample(100, -40, 200, 5))))
                .plus(SampleChunk.of(List.of(new Sample(-3, 8, 255, 5))));
        CommonProperties common =
                new CommonProperties("Aaaaaaaa-1", "p1", 1, new Point(1_000, 2_000), 1, Style.DEFAULT, null, false);
        return new Stroke(common, points, false, false, 2, sx, sy, 4_500);
    }

    @Test
    void asDrawn() {
        List<String> seen = new ArrayList<>();
        int unit = Stroke.UNIT_SCALE;
        ScaledInk.offsets(stroke(unit, unit), (x, y, pressure) -> seen.add(x + " " + y + " " + pressure));
        assertEquals(List.of("0.0 0.0 10", "100.0 -40.0 200", "-3.0 8.0 255"), seen);
    }

    @Test
    void largerAndMirroredOnTheBoardAndNotRotated() {
        List<String> seen = new ArrayList<>();
        ScaledInk.places(stroke(2 * Stroke.UNIT_SCALE, -Stroke.UNIT_SCALE / 2), (x, y, _) -> seen.add(x + " " + y));
        assertEquals(List.of("1000.0 2000.0", "1200.0 2020.0", "994.0 1996.0"), seen);
    }
}
