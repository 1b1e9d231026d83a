package org.bunpil.client.ui.style;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.BesideTooltip;

/** A button for one line width, with a line of about that width as its icon. */
final class WidthButton extends Button {
    private static final double LENGTH = 24;
    private static final double MOST = 20;

    WidthButton(int eighths, double thinnest, Action action, UiContext ui) {
        double pixels = (double) eighths / Viewport.UNITS;
        Region line = new Region();
        line.getStyleClass().add("width-line");
        // Highlighters are wider than a button, so their widths are scaled down.
        double shown = Math.min(MOST, thinnest > 4 ? pixels / 2 : pixels);
        line.setMinSize(LENGTH, shown);
        line.setMaxSize(LENGTH, shown);
        setGraphic(line);
        setId("width." + eighths);
        getStyleClass().addAll("quiet", "icon-button");
        setFocusTraversable(false);
        String name = action.name(ui.messages());
        setTooltip(new BesideTooltip(this, name));
        setAccessibleText(name);
        setOnAction(event -> action.runOrExplain(ui));
    }
}
