package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlacementTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1_366, 738);
    private static final Rectangle2D PROJECTOR = new Rectangle2D(1_366, 0, 1_920, 1_080);

    private static WindowPlacement read(String text) {
        return Objects.requireNonNull(WindowPlacement.read(text));
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : List.of("10 20 1000 700 false", "-1366 0 1366 768 true"))
            assertEquals(text, read(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 2 3 4",
                "1 2 -3 4 true",
                "99999999 0 10 10 true",
                "a b c d false",
                "1 2 3 4 maybe",
                "0 0 1366 0 true",
                "0 0 5 700 false"
            })
    void whatIsNoPlacementIsNone(String text) {
        assertNull(WindowPlacement.read(text));
    }

    @Test
    void staysWhereItWasOnAScreenThatIsThere() {
        WindowPlacement left = read("1500 100 1200 800 false");
        assertEquals(left, left.on(List.of(LAPTOP, PROJECTOR)));
    }

    @Test
    void whenTheProjectorIsGoneItIsInTheMiddleOfTheScreen() {
        assertEquals(
                new Rectangle2D(83, 0, 1_200, 738),
                read("1500 100 1200 800 false").on(List.of(LAPTOP)).place());
    }

    /** drawio-desktop 2282: a window on one half of a wide screen did not appear on the laptop's own. */
    @Test
    void itIsSeenWhenTheOnlyScreenIsNarrowerThanBefore() {
        Rectangle2D narrow = new Rectangle2D(0, 0, 1_920, 1_160);
        WindowPlacement half = read("1920 0 1920 1560 false");
        assertEquals(
                half.place(),
                half.on(List.of(new Rectangle2D(0, 0, 3_840, 1_560))).place());
        assertEquals(narrow, half.on(List.of(narrow)).place());
    }

    @Test
    void itsTitleBarIsOnTheScreenAndItIsNoLargerThanThat() {
        assertEquals(
                new Rectangle2D(0, 0, 1_366, 738),
                read("0 -900 2000 1500 false").on(List.of(LAPTOP)).place());
        assertEquals(
                new Rectangle2D(1_366, 0, 1_920, 1_080),
                read("1366 0 2500 1500 true").on(List.of(LAPTOP, PROJECTOR)).place());
    }
}
