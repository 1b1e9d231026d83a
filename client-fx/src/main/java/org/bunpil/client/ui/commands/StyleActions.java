package org.bunpil.client.ui.commands;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.ToolStyles;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Typography;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.theme.ColorDot;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.model.Element;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Colour, width, fill and so on of the current tool; with the selection tool, of the selection. */
public final class StyleActions extends ActionGroup {
    private static final List<Palette> FILLS =
            List.of(Palette.YELLOW, Palette.PINK, Palette.SKY, Palette.GREEN, Palette.WHITE, Palette.GREY);
    private static final List<Integer> ALPHAS = List.of(255, 160, 96);
    private static final List<String> DASHES =
            List.of("options.dash.solid", "options.dash.dashed", "options.dash.dotted");
    private static final double FULL = 255;
    /** Enlarged text is wrapped at this width, 1/8 board pixel. */
    private static final int WIDEST_TEXT = 960 * Viewport.UNITS;

    public final Action noFill;

    private final Editor editor;
    private final DisabledReasons disabledReasons;
    private final Map<Palette, Action> colors = new EnumMap<>(Palette.class);
    private final Map<Palette, Action> fills = new EnumMap<>(Palette.class);
    private final List<Action> widths = new ArrayList<>();
    private final List<Action> dashes = new ArrayList<>();
    private final List<Action> alphas = new ArrayList<>();
    private final List<Action> fonts = new ArrayList<>();

    StyleActions(UiContext ui, DisabledReasons disabledReasons) {
        this.editor = ui.board().editor();
        this.disabledReasons = disabledReasons;
        for (Palette color : Palette.values()) {
            colors.put(
                    color,
                    add(choice(
                                    "color." + name(color),
                                    () -> ColorDot.of(ui.board().shownInk(color.rgb())),
                                    ToolKind::hasStyle)
                            .about("options.color")
                            .chosen(() -> style().color() == color.rgb())
                            .does(() -> editor.toolStyles().color(color.rgb()))));
        }
        for (int i = 0; i < ToolStyles.LINE_WIDTHS.size(); i++) {
            int step = i;
            widths.add(add(choice("width." + (i + 1), Material2OutlinedAL.LINE_WEIGHT, StyleActions::hasLine)
                    .named(messages -> messages.text("options.width.value", (double) width(step) / Viewport.UNITS))
                    .chosen(() -> style().width() == width(step))
                    .does(() -> editor.toolStyles().width(width(step)))));
        }
        noFill = add(choice("fill.none", Material2OutlinedAL.FORMAT_COLOR_RESET, StyleActions::isFilled)
                .named("options.fill.none")
                .chosen(() -> style().fill() == null)
                .does(() -> editor.toolStyles().fill(null)));
        for (Palette color : FILLS) {
            fills.put(
                    color,
                    add(choice(
                                    "fill." + name(color),
                                    () -> ColorDot.of(ui.board().shownInk(color.rgb())),
                                    StyleActions::isFilled)
                            .named("color." + name(color))
                            .about("options.fill")
                            .chosen(() -> Objects.equals(style().fill(), color.rgb()))
                            .does(() -> editor.toolStyles().fill(color.rgb()))));
        }
        for (int i = 0; i < DASHES.size(); i++) {
            int dash = i;
            dashes.add(add(choice(DASHES.get(i), Material2OutlinedAL.LINE_STYLE, StyleActions::isDashed)
                    .about("options.dash")
                    .chosen(() -> style().dash() == dash)
                    .does(() -> editor.toolStyles().dash(dash))));
        }
        for (int alpha : ALPHAS) {
            Predicate<ToolKind> ink = tool -> tool == ToolKind.HIGHLIGHTER || isDashed(tool);
            alphas.add(add(choice("options.alpha." + alpha, Material2OutlinedMZ.OPACITY, ink)
                    .named(messages -> messages.text("options.alpha.value", alpha / FULL))
                    .chosen(() -> style().alpha() == alpha)
                    .does(() -> editor.toolStyles().alpha(alpha))));
        }
        for (int step : fontSteps()) {
            fonts.add(add(choice("options.font." + step, Material2OutlinedAL.FORMAT_SIZE, StyleActions::isText)
                    .about("options.font")
                    .named(messages -> messages.text("options.font.value", Typography.size(step)))
                    .chosen(() -> style().font() == step)
                    .does(() -> font(step))));
        }
    }

    public Action color(Palette color) {
        return Objects.requireNonNull(colors.get(color));
    }

    /** From thin to thick, as many as {@link ToolStyles#widths} offers. */
    public List<Action> widths() {
        return List.copyOf(widths);
    }

    /** The fill colours for closed shapes. */
    public static List<Palette> fillColors() {
        return FILLS;
    }

    public Action fill(Palette color) {
        return Objects.requireNonNull(fills.get(color));
    }

    /** Solid, dashed, dotted. */
    public List<Action> dashes() {
        return List.copyOf(dashes);
    }

    /** Opacity values, 0–255, in the order of {@link #alphas}. */
    public static List<Integer> alphaValues() {
        return ALPHAS;
    }

    public List<Action> alphas() {
        return List.copyOf(alphas);
    }

    /** Text sizes, from small to large. */
    public static List<Integer> fontSteps() {
        return IntStream.range(0, Typography.steps())
                .boxed()
                .sorted(Comparator.comparingDouble(Typography::size))
                .toList();
    }

    /** In the order of {@link #fontSteps}. */
    public List<Action> fonts() {
        return List.copyOf(fonts);
    }

    private Action.Builder choice(String id, Ikon icon, Predicate<ToolKind> meant) {
        return choice(id, () -> Icons.of(icon), meant);
    }

    /** @param meant the tools that have this setting */
    private Action.Builder choice(String id, Supplier<javafx.scene.Node> icon, Predicate<ToolKind> meant) {
        return Action.of(id, Action.Section.TOOLS, icon).unless(() -> disabledReason(meant));
    }

    private @Nullable String disabledReason(Predicate<ToolKind> meant) {
        if (editor.tool() == ToolKind.SELECT) return disabledReasons.selected(1);
        return meant.test(editor.tool()) ? null : "why.no.style";
    }

    private Style style() {
        return editor.tool() == ToolKind.SELECT ? selectionStyle(editor) : editor.style();
    }

    private int width(int step) {
        return ToolStyles.widths(editor.tool()).get(step);
    }

    private void font(int step) {
        if (!editor.toolStyles().font(step)) {
            editor.selectionCommands().font(step, text -> Typography.needed(text.text(), WIDEST_TEXT, step));
        }
    }

    private static String name(Palette color) {
        return color.name().toLowerCase(Locale.ROOT);
    }

    private static boolean hasLine(ToolKind tool) {
        return tool.hasStyle() && !isText(tool);
    }

    private static boolean isDashed(ToolKind tool) {
        return hasLine(tool) && tool != ToolKind.HIGHLIGHTER;
    }

    private static boolean isText(ToolKind tool) {
        return tool == ToolKind.TEXT || tool == ToolKind.NOTE;
    }

    /** Whether the tool draws shapes that can be filled. */
    private static boolean isFilled(ToolKind tool) {
        return switch (tool) {
            case RECT, ELLIPSE, TRIANGLE, DIAMOND -> true;
            case SELECT, PEN, HIGHLIGHTER, ERASER, LINE, ARROW, CONNECTOR, TEXT, NOTE, HAND, LASER, EYEDROPPER -> false;
        };
    }

    /** The style of the first selected element. */
    public static Style selectionStyle(Editor editor) {
        return editor.selection().stream()
                .map(id -> editor.view().element(id))
                .filter(Objects::nonNull)
                .map(Element::style)
                .findFirst()
                .orElse(Style.DEFAULT);
    }
}
