package org.bunpil.client.ui.toolbar;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.commands.ToolActions;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.LongPress;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.theme.ColorDot;
import org.bunpil.model.InkTool;
import org.bunpil.model.Style;

/** A button for one pen preset: a press chooses it; a long press (or the right button) stores the current pen in it. */
final class PenPresetButton extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final double LEAST = 5;
    private static final double CONTENT_SIZE = 38;
    private static final double MOST = 11;
    private static final double FULL = 255;

    private final int number;
    private final UiContext ui;
    private final Editor editor;

    PenPresetButton(int number, UiContext ui, ToolActions actions) {
        this.number = number;
        this.ui = ui;
        this.editor = ui.board().editor();
        Action take = actions.pen(number);
        setId(take.id());
        getStyleClass().addAll("quiet", "icon-button", "pen");
        setFocusTraversable(false);
        String name = take.name(ui.messages());
        setAccessibleText(name);
        setTooltip(new BesideTooltip(this, name));
        LongPress.install(this, (x, y) -> savePreset(), () -> take.runOrExplain(ui));
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.STYLE), count -> show());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.TOOL), count -> show());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PAGE), count -> show());
    }

    private void savePreset() {
        editor.penPresets().save(number);
        ui.toasts().show(Toasts.Kind.GOOD, ui.messages().text("pens.kept", number));
    }

    private void show() {
        Style pen = editor.penPresets().preset(number);
        double radius = Math.clamp((double) pen.width() / Viewport.UNITS, LEAST, MOST);
        Shape dot = pen.tool() == InkTool.HIGHLIGHTER ? new Rectangle(2 * MOST, radius) : new Circle(radius);
        Color shown = ColorDot.color(ui.board().shownInk(pen.color()));
        dot.setFill(Color.color(shown.getRed(), shown.getGreen(), shown.getBlue(), pen.alpha() / FULL));
        dot.getStyleClass().add("swatch-dot");
        Label key = new Label(Integer.toString(number));
        key.getStyleClass().add("pen-key");
        StackPane content = new StackPane(dot, key);
        content.setMinSize(CONTENT_SIZE, CONTENT_SIZE);
        StackPane.setAlignment(key, Pos.BOTTOM_RIGHT);
        setGraphic(content);
        boolean isCurrent = (editor.tool() == ToolKind.PEN || editor.tool() == ToolKind.HIGHLIGHTER)
                && editor.style().equals(pen);
        pseudoClassStateChanged(ON, isCurrent);
    }
}
