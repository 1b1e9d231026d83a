package org.bunpil.client.ui.toolbar;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.PenPresets;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.style.StyleControls;

/** All options of the current tool: shape, pen presets, colour, width, fill and so on. */
final class ToolOptions extends VBox {
    private static final List<ToolKind> FORMS = List.of(
            ToolKind.LINE, ToolKind.ARROW, ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.TRIANGLE, ToolKind.DIAMOND);
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    ToolOptions(UiContext ui, Actions actions) {
        Editor editor = ui.board().editor();
        ToolKind tool = editor.tool();
        setId("tool-options");
        getStyleClass().add("options-panel");
        StyleControls rows = new StyleControls(this, ui, actions, editor::style);
        if (tool.form() != null) {
            HBox forms = new HBox();
            FORMS.forEach(form -> forms.getChildren().add(new ToolButton(form, ui, actions.tools, () -> {})));
            rows.add("options.shape", forms);
        }
        if (tool == ToolKind.PEN || tool == ToolKind.HIGHLIGHTER) {
            List<PenPresetButton> pens = new ArrayList<>();
            for (int number = 1; number <= PenPresets.COUNT; number++) {
                pens.add(new PenPresetButton(number, ui, actions.tools));
            }
            rows.add("options.pens", StyleControls.row(pens));
        }
        if (tool.hasStyle()) {
            rows.colors();
        }
        switch (tool) {
            case HIGHLIGHTER -> {
                rows.widths(tool);
                rows.alphas();
            }
            case PEN, LINE, ARROW -> {
                rows.widths(tool);
                rows.dashes();
                rows.alphas();
            }
            case CONNECTOR -> {
                rows.connectors();
                rows.widths(tool);
                rows.dashes();
                rows.alphas();
            }
            case RECT, ELLIPSE, TRIANGLE, DIAMOND -> {
                rows.widths(tool);
                rows.fills();
                rows.dashes();
                rows.alphas();
            }
            case TEXT, NOTE -> rows.fonts();
            case ERASER -> rows.add("options.eraser", pair(ui, actions.tools.eraseWhole, actions.tools.eraseParts));
            case SELECT -> rows.add("options.select", pair(ui, actions.tools.selectFrame, actions.tools.selectLasso));
            case HAND, LASER, EYEDROPPER -> {}
        }
    }

    private static HBox pair(UiContext ui, Action one, Action other) {
        HBox pair = new HBox(option(ui, one), option(ui, other));
        pair.getStyleClass().add("menu-pair");
        return pair;
    }

    private static Button option(UiContext ui, Action action) {
        Button button = new Button(action.name(ui.messages()));
        button.setId(action.id());
        button.getStyleClass().addAll("quiet", "toggle");
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.runOrExplain(ui));
        SceneBinding.bind(
                button,
                ui.board().changes().on(EditorChange.STYLE),
                count -> button.pseudoClassStateChanged(ON, action.isChosen()));
        return button;
    }

    static boolean any(ToolKind tool) {
        return tool.hasStyle() || tool == ToolKind.ERASER || tool == ToolKind.SELECT;
    }
}
