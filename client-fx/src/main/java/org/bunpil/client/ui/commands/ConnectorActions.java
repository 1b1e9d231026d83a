package org.bunpil.client.ui.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.jspecify.annotations.Nullable;

/** How connectors go and what is at their ends: of new ones, or with the selection tool, of the selected ones. */
public final class ConnectorActions extends ActionGroup {
    private final Editor editor;
    private final DisabledReasons disabledReasons;
    private final List<Action> routes = new ArrayList<>();
    private final List<Action> tails = new ArrayList<>();
    private final List<Action> heads = new ArrayList<>();

    ConnectorActions(UiContext ui, DisabledReasons disabledReasons) {
        this.editor = ui.board().editor();
        this.disabledReasons = disabledReasons;
        for (Route route : Route.values()) {
            routes.add(add(choice("connector.route." + name(route), () -> icon(route))
                    .about("options.connector.route")
                    .chosen(() -> route() == route)
                    .does(() -> editor.toolStyles().route(route))));
        }
        for (Tip tip : Tip.values()) {
            tails.add(add(choice("connector.tail." + name(tip), () -> icon(tip, true))
                    .about("options.connector.tail")
                    .named("connector.tip." + name(tip))
                    .chosen(() -> tail() == tip)
                    .does(() -> editor.toolStyles().tips(tip, head()))));
            heads.add(add(choice("connector.head." + name(tip), () -> icon(tip, false))
                    .about("options.connector.head")
                    .named("connector.tip." + name(tip))
                    .chosen(() -> head() == tip)
                    .does(() -> editor.toolStyles().tips(tail(), tip))));
        }
    }

    /** Straight, elbow, curve. */
    public List<Action> routes() {
        return List.copyOf(routes);
    }

    /** What is at the beginning. */
    public List<Action> tails() {
        return List.copyOf(tails);
    }

    /** What is at the end. */
    public List<Action> heads() {
        return List.copyOf(heads);
    }

    private Action.Builder choice(String id, Supplier<Node> icon) {
        return Action.of(id, Action.Section.TOOLS, icon).unless(this::disabledReason);
    }

    private @Nullable String disabledReason() {
        if (editor.tool() == ToolKind.CONNECTOR) return null;
        if (editor.tool() != ToolKind.SELECT || selected() == null) return "why.no.connector";
        return disabledReasons.selected(1);
    }

    private Route route() {
        Connector selected = selected();
        return selected == null ? editor.toolStyles().route() : selected.route();
    }

    private Tip tail() {
        Connector selected = selected();
        return selected == null ? editor.toolStyles().tail() : selected.tail();
    }

    private Tip head() {
        Connector selected = selected();
        return selected == null ? editor.toolStyles().head() : selected.head();
    }

    /** The first selected connector. */
    private @Nullable Connector selected() {
        if (editor.tool() != ToolKind.SELECT) return null;
        for (String id : editor.selection()) {
            Connector connector = ConnectorEnds.connector(editor.view().element(id));
            if (connector != null) return connector;
        }
        return null;
    }

    private static Node icon(Route route) {
        return drawn(
                switch (route) {
                    case STRAIGHT -> "M4 20 L20 4";
                    case ELBOW -> "M4 20 L12 20 L12 4 L20 4";
                    case CURVE -> "M4 20 Q4 4 20 4";
                });
    }

    private static Node icon(Tip tip, boolean atStart) {
        Line line = new Line(3, 12, 21, 12);
        line.getStyleClass().add("drawn-icon");
        Group icon = new Group(line);
        double end = atStart ? 4 : 20;
        double back = atStart ? 1 : -1;
        switch (tip) {
            case NONE -> {}
            case ARROW ->
                icon.getChildren()
                        .add(drawn("M" + (end + back * 6) + " 6 L" + end + " 12 L" + (end + back * 6) + " 18"));
            case DOT -> {
                Circle dot = new Circle(end, 12, 4);
                dot.getStyleClass().add("icon-dot");
                icon.getChildren().add(dot);
            }
        }
        return icon;
    }

    private static Node drawn(String path) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("drawn-icon");
        return shape;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
