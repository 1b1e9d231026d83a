package org.bunpil.client.ui.style;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.shape.Circle;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.ColorDot;

/** A button for one colour. When chosen, it shows a ring and a tick, so that people who do not see the colour can tell. */
public final class ColorSwatch extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final int rgb;

    public ColorSwatch(Palette color, Action action, UiContext ui) {
        this.rgb = color.rgb();
        Circle dot = ColorDot.of(rgb);
        setGraphic(dot);
        Editor editor = ui.board().editor();
        // A dark page shows ink lighter than it is; notes are the same everywhere.
        Runnable show = () -> dot.setFill(
                ColorDot.color(editor.tool() == ToolKind.NOTE ? rgb : ui.board().shownInk(rgb)));
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PAGE), count -> show.run());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.TOOL), count -> show.run());
        setId(action.id());
        getStyleClass().addAll("quiet", "icon-button", "swatch");
        setFocusTraversable(false);
        String name = action.name(ui.messages());
        setTooltip(new BesideTooltip(this, name));
        setAccessibleText(name);
        setOnAction(event -> action.runOrExplain(ui));
    }

    public void chosen(int color) {
        pseudoClassStateChanged(ON, color == rgb);
    }
}
