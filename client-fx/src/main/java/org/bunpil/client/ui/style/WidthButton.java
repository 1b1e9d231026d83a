package org.bunpil.client.ui.style;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.i18n.Messages;

/** One line width to choose, shown as a line of about that width. */
final class WidthButton extends Button {
    private static final double LENGTH = 24;
    private static final double MOST = 20;

    WidthButton(int eighths, double thinnest, Messages messages, Runnable choose) {
        double pixels = (double) eighths / Viewport.UNITS;
        Region line = new Region();
        line.getStyleClass().add("width-line");
        // Highlighters are wider than a button: shown in proportion to their thinnest.
        double shown = Math.min(MOST, thinnest > 4 ? pixels / 2 : pixels);
        line.setMinSize(LENGTH, shown);
        line.setMaxSize(LENGTH, shown);
        setGraphic(line);
        setId("width." + eighths);
        getStyleClass().addAll("quiet", "icon-button");
        setFocusTraversable(false);
        String name = messages.text("options.width.value", pixels);
        setTooltip(new Tooltip(name));
        setAccessibleText(name);
        setOnAction(event -> choose.run());
    }
}
