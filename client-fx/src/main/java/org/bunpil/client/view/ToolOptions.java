package org.bunpil.client.view;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Styles;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;

/** All there is to choose about the tool in hand: form, colour, width. */
final class ToolOptions extends VBox {
    private static final List<ToolKind> FORMS = List.of(
            ToolKind.LINE, ToolKind.ARROW, ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.TRIANGLE, ToolKind.DIAMOND);
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final int COLORS_IN_A_ROW = 6;

    ToolOptions(Chrome chrome) {
        Words words = chrome.words();
        Editor editor = chrome.desk().editor();
        ToolKind tool = editor.tool();
        setId("tool-options");
        getStyleClass().add("options-panel");
        if (tool.form() != null) {
            HBox forms = new HBox();
            FORMS.forEach(form -> forms.getChildren().add(new ToolButton(form, chrome, () -> {})));
            getChildren().addAll(label(words.text("options.shape")), forms);
        }
        if (tool.hasStyle()) {
            FlowPane colors = new FlowPane();
            colors.getStyleClass().add("swatches");
            List<Swatch> swatches = new ArrayList<>();
            for (Palette color : Palette.values()) {
                swatches.add(new Swatch(color, words, () -> editor.color(color.rgb())));
            }
            colors.getChildren().setAll(swatches);
            colors.setPrefWrapLength(COLORS_IN_A_ROW * 48.0);
            getChildren().addAll(label(words.text("options.color")), colors);
            Bound.to(
                    this,
                    chrome.desk().signals().on(Aspect.STYLE),
                    count -> swatches.forEach(
                            swatch -> swatch.chosen(editor.style().color())));
        }
        if (tool.hasStyle() && tool != ToolKind.TEXT && tool != ToolKind.NOTE) {
            List<Integer> offered = Styles.widths(tool);
            List<WidthButton> widths = new ArrayList<>();
            for (int width : offered) {
                widths.add(new WidthButton(
                        width, (double) offered.getFirst() / Viewport.UNITS, words, () -> editor.width(width)));
            }
            HBox row = new HBox();
            row.getChildren().setAll(widths);
            getChildren().addAll(label(words.text("options.width")), row);
            Bound.to(
                    this,
                    chrome.desk().signals().on(Aspect.STYLE),
                    count -> widths.forEach(
                            button -> button.chosen(editor.style().width())));
        }
        if (tool == ToolKind.ERASER) {
            getChildren().add(label(words.text("options.eraser")));
            HBox ways = new HBox(way("options.eraser.whole", false, chrome), way("options.eraser.parts", true, chrome));
            ways.getStyleClass().add("menu-pair");
            getChildren().add(ways);
        }
    }

    private static Button way(String key, boolean inParts, Chrome chrome) {
        Editor editor = chrome.desk().editor();
        Button button = new Button(chrome.words().text(key));
        button.setId(key);
        button.getStyleClass().addAll("quiet", "toggle");
        button.setFocusTraversable(false);
        button.setOnAction(event -> editor.erasesInParts(inParts));
        Bound.to(
                button,
                chrome.desk().signals().on(Aspect.STYLE),
                count -> button.pseudoClassStateChanged(ON, editor.erasesInParts() == inParts));
        return button;
    }

    static boolean any(ToolKind tool) {
        return tool.hasStyle() || tool == ToolKind.ERASER;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("menu-label");
        return label;
    }
}
