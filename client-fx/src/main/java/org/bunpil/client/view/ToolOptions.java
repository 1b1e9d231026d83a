package org.bunpil.client.view;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Pens;
import org.bunpil.client.editor.ToolKind;

/** All there is to choose about the tool in hand: form, kept pens, colour, width, fill and so on. */
final class ToolOptions extends VBox {
    private static final List<ToolKind> FORMS = List.of(
            ToolKind.LINE, ToolKind.ARROW, ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.TRIANGLE, ToolKind.DIAMOND);
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    ToolOptions(Chrome chrome) {
        Editor editor = chrome.desk().editor();
        ToolKind tool = editor.tool();
        setId("tool-options");
        getStyleClass().add("options-panel");
        StyleRows rows = new StyleRows(this, chrome, editor::style);
        if (tool.form() != null) {
            HBox forms = new HBox();
            FORMS.forEach(form -> forms.getChildren().add(new ToolButton(form, chrome, () -> {})));
            rows.add("options.shape", forms);
        }
        if (tool == ToolKind.PEN || tool == ToolKind.HIGHLIGHTER) {
            List<PenButton> pens = new ArrayList<>();
            for (int number = 1; number <= Pens.COUNT; number++) {
                pens.add(new PenButton(number, chrome));
            }
            rows.add("options.pens", StyleRows.row(pens));
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
                                        chrome,
                                        () -> !editor.erasesInParts(),
                                        () -> editor.erasesInParts(false)),
                                way(
                                        "options.eraser.parts",
                                        chrome,
                                        editor::erasesInParts,
                                        () -> editor.erasesInParts(true))));
            case SELECT ->
                rows.add(
                        "options.select",
                        pair(
                                way(
                                        "options.select.frame",
                                        chrome,
                                        () -> !editor.lassoes(),
                                        () -> editor.lassoes(false)),
                                way("options.select.lasso", chrome, editor::lassoes, () -> editor.lassoes(true))));
            case HAND, LASER, EYEDROPPER -> {}
        }
    }

    private static HBox pair(Button one, Button other) {
        HBox pair = new HBox(one, other);
        pair.getStyleClass().add("menu-pair");
        return pair;
    }

    private static Button way(String key, Chrome chrome, java.util.function.BooleanSupplier chosen, Runnable choose) {
        Button button = new Button(chrome.words().text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.setFocusTraversable(false);
        button.setOnAction(event -> choose.run());
        Bound.to(
                button,
                chrome.desk().signals().on(Aspect.STYLE),
                count -> button.pseudoClassStateChanged(ON, chosen.getAsBoolean()));
        return button;
    }

    static boolean any(ToolKind tool) {
        return tool.hasStyle() || tool == ToolKind.ERASER || tool == ToolKind.SELECT;
    }
}
