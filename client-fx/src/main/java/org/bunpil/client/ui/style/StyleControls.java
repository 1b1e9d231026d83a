package org.bunpil.client.ui.style;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.ToolStyles;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.commands.StyleActions;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.model.Style;

/** Rows of an options panel, one for each part of a style, showing the current choice. */
public final class StyleControls {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final int COLORS_IN_A_ROW = 7;
    private static final double TARGET = 48;
    private static final double FULL = 255;
    private static final double SAMPLE = 24;

    private final VBox panel;
    private final UiContext ui;
    private final Messages messages;
    private final Actions actions;
    private final Supplier<Style> current;

    /** @param current the style that is shown as chosen */
    public StyleControls(VBox panel, UiContext ui, Actions actions, Supplier<Style> current) {
        this.panel = panel;
        this.ui = ui;
        this.messages = ui.messages();
        this.actions = actions;
        this.current = current;
    }

    /** All colours, and the eyedropper. */
    public void colors() {
        FlowPane colors = new FlowPane();
        colors.getStyleClass().add("swatches");
        colors.setPrefWrapLength(COLORS_IN_A_ROW * TARGET);
        for (Palette color : Palette.values()) {
            ColorSwatch colorSwatch = new ColorSwatch(color, actions.style.color(color), ui);
            shows(colorSwatch, style -> style.color() == color.rgb());
            colors.getChildren().add(colorSwatch);
        }
        Action pick = actions.tools.take(ToolKind.EYEDROPPER);
        Button dropper = button("eyedropper", pick.icon().get(), pick.name(messages), () -> {
            ui.popovers().close();
            pick.runOrExplain(ui);
        });
        colors.getChildren().add(dropper);
        add("options.color", colors);
    }

    /** @param kind the tool whose widths are offered */
    public void widths(ToolKind kind) {
        List<Integer> offered = ToolStyles.widths(kind);
        List<Button> row = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            int width = offered.get(i);
            WidthButton button = new WidthButton(
                    width,
                    (double) offered.getFirst() / Viewport.UNITS,
                    actions.style.widths().get(i),
                    ui);
            shows(button, style -> style.width() == width);
            row.add(button);
        }
        add("options.width", row(row));
    }

    public void fills() {
        Line slash = new Line(0, 18, 18, 0);
        slash.getStyleClass().add("drawn-icon");
        List<Button> row = new ArrayList<>();
        Button none = button(actions.style.noFill, slash);
        shows(none, style -> style.fill() == null);
        row.add(none);
        for (Palette color : StyleActions.fillColors()) {
            ColorSwatch colorSwatch = new ColorSwatch(color, actions.style.fill(color), ui);
            shows(colorSwatch, style -> style.fill() != null && style.fill() == color.rgb());
            row.add(colorSwatch);
        }
        add("options.fill", row(row));
    }

    public void dashes() {
        List<Button> row = new ArrayList<>();
        for (int dash = 0; dash < actions.style.dashes().size(); dash++) {
            int chosen = dash;
            Line line = sample();
            if (dash == 1) line.getStrokeDashArray().addAll(6.0, 5.0);
            if (dash == 2) line.getStrokeDashArray().addAll(0.1, 5.0);
            Button button = button(actions.style.dashes().get(dash), line);
            shows(button, style -> style.dash() == chosen);
            row.add(button);
        }
        add("options.dash", row(row));
    }

    public void alphas() {
        List<Button> row = new ArrayList<>();
        List<Integer> values = StyleActions.alphaValues();
        for (int i = 0; i < values.size(); i++) {
            int alpha = values.get(i);
            Region bar = new Region();
            bar.getStyleClass().add("width-line");
            bar.setMinSize(SAMPLE, SAMPLE / 2);
            bar.setMaxSize(SAMPLE, SAMPLE / 2);
            bar.setOpacity(alpha / FULL);
            Button button = button(actions.style.alphas().get(i), bar);
            shows(button, style -> style.alpha() == alpha);
            row.add(button);
        }
        add("options.alpha", row(row));
    }

    /** How connectors go, and what is at their ends. */
    public void connectors() {
        add("options.connector.route", row(choices(actions.connector.routes())));
        List<Node> ends = new ArrayList<>(choices(actions.connector.tails()));
        ends.add(new Separator(Orientation.VERTICAL));
        ends.addAll(choices(actions.connector.heads()));
        add("options.connector.ends", row(ends));
    }

    private List<Button> choices(List<Action> choices) {
        List<Button> row = new ArrayList<>();
        for (Action choice : choices) {
            Button button = button(choice, choice.icon().get());
            shows(button, _ -> choice.isChosen());
            row.add(button);
        }
        return row;
    }

    /** Text sizes, from small to large. */
    public void fonts() {
        List<Integer> steps = StyleActions.fontSteps();
        List<Button> row = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            Label letter = new Label("가");
            letter.setStyle("-fx-font-size: " + (10 + 3 * i) + "px;");
            Button button = button(actions.style.fonts().get(i), letter);
            shows(button, style -> style.font() == step);
            row.add(button);
        }
        add("options.font", row(row));
    }

    public void add(String key, Node row) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("menu-label");
        panel.getChildren().addAll(label, row);
    }

    public static HBox row(List<? extends Node> nodes) {
        HBox row = new HBox();
        row.getChildren().setAll(nodes);
        return row;
    }

    private Button button(Action action, Node graphic) {
        return button(action.id(), graphic, action.name(messages), () -> action.runOrExplain(ui));
    }

    public static Button button(String id, Node graphic, String name, Runnable choose) {
        Button button = new Button(null, graphic);
        button.setId(id);
        button.getStyleClass().addAll("quiet", "icon-button");
        button.setFocusTraversable(false);
        button.setTooltip(new BesideTooltip(button, name));
        button.setAccessibleText(name);
        button.setOnAction(event -> choose.run());
        return button;
    }

    private void shows(Button button, Predicate<Style> chosen) {
        Runnable show = () -> button.pseudoClassStateChanged(ON, chosen.test(current.get()));
        SceneBinding.bind(button, ui.board().changes().on(EditorChange.STYLE), count -> show.run());
        SceneBinding.bind(button, ui.board().changes().on(EditorChange.SELECTION), count -> show.run());
    }

    private static Line sample() {
        Line line = new Line(0, 0, SAMPLE, 0);
        line.getStyleClass().add("drawn-icon");
        return line;
    }
}
