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
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.style.StyleControls;

/** All there is to choose about the tool in hand: form, kept pens, colour, width, fill and so on. */
final class ToolOptions extends VBox {
    private static final List<ToolKind> FORMS = List.of(
            ToolKind.LINE, ToolKind.ARROW, ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.TRIANGLE, ToolKind.DIAMOND);
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    ToolOptions(UiContext ui) {
        Editor editor = ui.board().editor();
        ToolKind tool = editor.tool();
        setId("tool-options");
        getStyleClass().add("options-panel");
        StyleControls rows = new StyleControls(this, ui, editor::style);
        if (tool.form() != null) {
            HBox forms = new HBox();
            FORMS.forEach(form -> forms.getChildren().add(new ToolButton(form, ui, () -> {})));
            rows.add("options.shape", forms);
        }
        if (tool == ToolKind.PEN || tool == ToolKind.HIGHLIGHTER) {
            List<PenPresetButton> pens = new ArrayList<>();
            for (int number = 1; number <= PenPresets.COUNT; number++) {
                pens.add(new PenPresetButton(number, ui));
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
            case RECT, ELLIPSE, TRIANGLE, DIAMOND -> {
                rows.widths(tool);
                rows.fills();
                rows.dashes();
                rows.alphas();
            }
            case TEXT, NOTE -> rows.fonts();
            case ERASER ->
                rows.add(
                        "options.eraser",
                        pair(
                                way(
                                        "options.eraser.whole",
                                        ui,
                                        () -> !editor.erasesInParts(),
                                        () -> editor.erasesInParts(false)),
                                way(
                                        "options.eraser.parts",
                                        ui,
                                        editor::erasesInParts,
                                        () -> editor.erasesInParts(true))));
            case SELECT ->
                rows.add(
                        "options.select",
                        pair(
                                way(
                                        "options.select.frame",
                                        ui,
                                        () -> !editor.selectsByLasso(),
                                        () -> editor.selectsByLasso(false)),
                                way(
                                        "options.select.lasso",
                                        ui,
                                        editor::selectsByLasso,
                                        () -> editor.selectsByLasso(true))));
            case HAND, LASER, EYEDROPPER -> {}
        }
    }

    private static HBox pair(Button one, Button other) {
        HBox pair = new HBox(one, other);
        pair.getStyleClass().add("menu-pair");
        return pair;
    }

    private static Button way(String key, UiContext ui, java.util.function.BooleanSupplier chosen, Runnable choose) {
        Button button = new Button(ui.messages().text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.setFocusTraversable(false);
        button.setOnAction(event -> choose.run());
        SceneBinding.bind(
                button,
                ui.board().changes().on(EditorChange.STYLE),
                count -> button.pseudoClassStateChanged(ON, chosen.getAsBoolean()));
        return button;
    }

    static boolean any(ToolKind tool) {
        return tool.hasStyle() || tool == ToolKind.ERASER || tool == ToolKind.SELECT;
    }
}
