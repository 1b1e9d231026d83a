package org.bunpil.client.ui.style;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.i18n.Messages;

/** One colour to choose; chosen, it carries a ring and a tick, so that the choice does not hang on seeing hues. */
public final class ColorSwatch extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final double RADIUS = 11;
    private static final double LIGHT_FROM = 0.62;

    private final int rgb;

    public ColorSwatch(Palette color, Messages messages, Runnable choose) {
        this.rgb = color.rgb();
        Circle dot = new Circle(RADIUS, Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
        dot.getStyleClass().add("swatch-dot");
        if (color == Palette.BLACK) {
            // Dark boards show black ink light, and so does its swatch there.
            dot.getStyleClass().add("swatch-ink");
        }
        setGraphic(dot);
        setId("color." + color.name().toLowerCase(Locale.ROOT));
        getStyleClass().addAll("quiet", "icon-button", "swatch");
        setFocusTraversable(false);
        String name = messages.text(getId());
        setTooltip(new Tooltip(name));
        setAccessibleText(name);
        setOnAction(event -> choose.run());
    }

    public void chosen(int color) {
        pseudoClassStateChanged(ON, color == rgb);
    }

    /** Whether dark text is the one to read on a colour. */
    public static boolean isLight(int rgb) {
        Color color = Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue() > LIGHT_FROM;
    }
}
