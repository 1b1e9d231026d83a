package org.bunpil.client.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the bars below the board are: within reach of the hand that writes, or of a child at a large screen. */
public enum BarSide {
    LEFT,
    MIDDLE,
    RIGHT;

    public boolean isRight() {
        return this == RIGHT;
    }

    /** Its name in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side with this name, or null. */
    public static @Nullable BarSide named(String text) {
        for (BarSide side : values()) if (side.text().equals(text)) return side;
        return null;
    }
}
