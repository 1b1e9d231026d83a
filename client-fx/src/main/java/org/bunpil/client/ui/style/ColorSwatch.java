package org.bunpil.client.ui.style;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.theme.ColorDot;

/** A button for one colour. When chosen, it shows a ring and a tick, so that people who do not see the colour can tell. */
public final class ColorSwatch extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final int rgb;

    public ColorSwatch(Palette color, Action action, UiContext ui) {
        this.rgb = color.rgb();
        setGraphic(ColorDot.of(color));
        setId(action.id());
        getStyleClass().addAll("quiet", "icon-button", "swatch");
        setFocusTraversable(false);
        String name = action.name(ui.messages());
        setTooltip(new Tooltip(name));
        setAccessibleText(name);
        setOnAction(event -> action.runOrExplain(ui));
    }

    public void chosen(int color) {
        pseudoClassStateChanged(ON, color == rgb);
    }
}
