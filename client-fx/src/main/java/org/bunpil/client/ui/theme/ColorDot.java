package org.bunpil.client.ui.theme;

import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.bunpil.client.editor.Palette;

/** A palette colour as a dot. */
public final class ColorDot {
    private static final double RADIUS = 11;
    private static final double LIGHT_FROM = 0.62;

    private ColorDot() {}

    public static Circle of(Palette color) {
        Circle dot =
                new Circle(RADIUS, Color.rgb(color.rgb() >> 16 & 0xff, color.rgb() >> 8 & 0xff, color.rgb() & 0xff));
        dot.getStyleClass().add("swatch-dot");
        if (color == Palette.BLACK) {
            // Dark boards show black ink in a light colour, and so does its dot.
            dot.getStyleClass().add("swatch-ink");
        }
        return dot;
    }

    /** Whether text on this colour must be dark to be readable. */
    public static boolean isLight(int rgb) {
        Color color = Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue() > LIGHT_FROM;
    }
}
