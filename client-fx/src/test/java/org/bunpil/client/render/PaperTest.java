package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bunpil.client.editor.Palette;
import org.bunpil.model.Background;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperTest {
    /** WCAG 2.2, 1.4.11: graphics contrast with their surroundings by 3 to 1; rounding loses a little. */
    private static final double ENOUGH = 2.9;

    @ParameterizedTest
    @EnumSource
    void everyColourIsSeenOnTheChalkboard(Palette color) {
        Paper board = Paper.of(Background.CHALKBOARD, false);
        double contrast = (light(board.ink(color.rgb())) + 0.05) / (light(board.rgb()) + 0.05);
        assertTrue(contrast >= ENOUGH, color + " has " + contrast);
    }

    /** Relative luminance, as WCAG defines it. */
    private static double light(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int part) {
        double value = (part & 255) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
