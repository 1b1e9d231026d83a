package org.bunpil.client.ui.toolbar;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.style.ColorSwatch;

/** The bar at the bottom: tools, colours and widths of the current tool, undo. */
public final class Dock extends FloatingBar {
    private static final List<ToolKind> TOOLS = List.of(
            ToolKind.SELECT,
            ToolKind.PEN,
            ToolKind.HIGHLIGHTER,
            ToolKind.ERASER,
            ToolKind.LINE,
            ToolKind.ARROW,
            ToolKind.RECT,
            ToolKind.ELLIPSE,
            ToolKind.CONNECTOR,
            ToolKind.TEXT,
            ToolKind.NOTE,
            ToolKind.HAND,
            ToolKind.LASER);
    private static final List<Palette> INK = List.of(Palette.BLACK, Palette.RED, Palette.BLUE, Palette.GREEN);
    private static final List<Palette> PALE = List.of(Palette.YELLOW, Palette.PINK, Palette.SKY, Palette.GREEN);
    private static final double WIDTH_LINE = 24;
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    /** Distance between two buttons in a window that is wide enough; the same as in the stylesheet. */
    private static final double SPACING = 2;

    private final UiContext ui;
    private final Actions actions;
    private final Editor editor;
    private final HBox colors = new HBox();
    private final Region widthLine = new Region();
    private final Button width = new Button(null, widthLine);
    private final Separator styleSeparator = separator();
    private boolean compact;

    public Dock(UiContext ui, Actions actions) {
        this.ui = ui;
        this.actions = actions;
        this.editor = ui.board().editor();
        setId("dock");
        getStyleClass().setAll("dock");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        List<ToolButton> buttons = new ArrayList<>();
        for (ToolKind tool : TOOLS) {
            ToolButton[] self = new ToolButton[1];
            self[0] = new ToolButton(tool, ui, actions.tools, () -> options(self[0]));
            buttons.add(self[0]);
        }
        ToolButton rect = buttons.get(TOOLS.indexOf(ToolKind.RECT));
        width.setId("width");
        width.getStyleClass().addAll("quiet", "icon-button");
        width.setFocusTraversable(false);
        width.setAccessibleText(ui.messages().text("options.width"));
        width.setTooltip(new BesideTooltip(width, ui.messages().text("options.width")));
        width.setOnAction(event -> options(width));
        widthLine.getStyleClass().add("width-line");
        colors.setAlignment(Pos.CENTER);
        getChildren().setAll(buttons);
        // Inserting a picture is similar to adding a note, so its button is beside that one.
        if (ui.app().allowsFileDialogs()) {
            getChildren().add(TOOLS.indexOf(ToolKind.NOTE) + 1, new ActionButton(actions.edit.image, ui));
        }
        getChildren()
                .addAll(
                        styleSeparator,
                        colors,
                        width,
                        separator(),
                        new ActionButton(actions.edit.undo, ui),
                        new ActionButton(actions.edit.redo, ui));
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.TOOL), count -> {
            // Triangle and diamond are chosen in the options and then replace the rectangle's button.
            if (editor.tool() == ToolKind.RECT
                    || editor.tool() == ToolKind.TRIANGLE
                    || editor.tool() == ToolKind.DIAMOND) {
                rect.show(editor.tool());
            }
            showStyle();
        });
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.STYLE), count -> showStyle());
    }

    private void options(Button anchor) {
        if (ToolOptions.any(editor.tool())) {
            ui.popovers().toggle(anchor, new ToolOptions(ui, actions));
        }
    }

    private void showStyle() {
        ToolKind tool = editor.tool();
        boolean styled = tool.hasStyle() && !compact;
        boolean lines = styled && tool != ToolKind.TEXT && tool != ToolKind.NOTE;
        // A tool without colours leaves their space empty, so that the other buttons stay where they are.
        takes(styleSeparator, !compact, true);
        takes(colors, !compact, styled);
        takes(width, !compact, lines);
        if (!styled && !colors.getChildren().isEmpty()) {
            return;
        }
        int color = editor.style().color();
        List<Palette> offered = new ArrayList<>(tool == ToolKind.HIGHLIGHTER || tool == ToolKind.NOTE ? PALE : INK);
        // A colour chosen in the options is shown in the last place.
        if (offered.stream().noneMatch(each -> each.rgb() == color)) {
            for (Palette each : Palette.values()) {
                if (each.rgb() == color) {
                    offered.set(offered.size() - 1, each);
                }
            }
        }
        colors.getChildren().clear();
        for (Palette each : offered) {
            ColorSwatch colorSwatch = new ColorSwatch(each, actions.style.color(each), ui);
            colorSwatch.chosen(color);
            colors.getChildren().add(colorSwatch);
        }
        double pixels = Math.clamp((double) editor.style().width() / Viewport.UNITS, 1, WIDTH_LINE);
        widthLine.setMinSize(WIDTH_LINE, pixels);
        widthLine.setMaxSize(WIDTH_LINE, pixels);
    }

    /** Preferred width when not compact, pixels, whether it is compact now or not. */
    public double fullWidth() {
        double children =
                getChildren().stream().mapToDouble(each -> each.prefWidth(-1)).sum();
        return snappedLeftInset() + children + SPACING * (getChildren().size() - 1) + snappedRightInset();
    }

    /** In a narrow window, colours and widths are only in the options, which a press on the current tool opens. */
    public void compact(boolean on) {
        if (compact != on) {
            compact = on;
            pseudoClassStateChanged(COMPACT, on);
            showStyle();
        }
    }

    private static void takes(Region region, boolean place, boolean visible) {
        region.setManaged(place);
        region.setVisible(place && visible);
    }

    private static Separator separator() {
        return new Separator(Orientation.VERTICAL);
    }
}
