package org.bunpil.client.ui.theme;

import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** A colour as a dot. */
public final class ColorDot {
    private static final double RADIUS = 11;
    private static final double LIGHT_FROM = 0.62;

    private ColorDot() {}

    /** @param rgb as the page shows it, which on a dark page differs from the palette's */
    public static Circle of(int rgb) {
        Circle dot = new Circle(RADIUS, color(rgb));
        dot.getStyleClass().add("swatch-dot");
        return dot;
    }

    public static Color color(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Whether text on this colour must be dark to be readable. */
    public static boolean isLight(int rgb) {
        Color color = color(rgb);
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue() > LIGHT_FROM;
    }
}
