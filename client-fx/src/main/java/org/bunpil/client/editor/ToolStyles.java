package org.bunpil.client.editor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.InkTool;
import org.bunpil.model.Style;
import org.bunpil.op.ElementPatch;
import org.jspecify.annotations.Nullable;

/**
 * Colour, width and the like of each tool, as last chosen. While the selection tool is the current tool, a new choice applies to the
 * selection instead. While text is written, its colour and size apply to that text.
 */
public final class ToolStyles {
    /** Widths offered for thin lines, 1/8 board pixel. A new pen starts with one from the middle. */
    public static final List<Integer> LINE_WIDTHS = List.of(12, 24, 40, 64);
    /** Widths offered for highlighters. */
    public static final List<Integer> HIGHLIGHTER_WIDTHS = List.of(96, 160, 224, 320);

    /** The alpha determines how much of what is beneath a highlighter shows through. */
    private static final int HIGHLIGHTER_ALPHA = 128;

    private final Map<ToolKind, Style> styles = new EnumMap<>(ToolKind.class);
    private final Editor editor;
    private Route route = Route.STRAIGHT;
    private Tip tail = Tip.NONE;
    private Tip head = Tip.ARROW;

    ToolStyles(Editor editor) {
        this.editor = editor;
        reset();
    }

    /** As at the beginning. */
    public void reset() {
        Style line = new Style(InkTool.PEN, Palette.BLACK.rgb(), 24, null, 255, 0, 0);
        for (ToolKind kind : ToolKind.values()) styles.put(kind, line);
        styles.put(
                ToolKind.HIGHLIGHTER,
                new Style(InkTool.HIGHLIGHTER, Palette.YELLOW.rgb(), 160, null, HIGHLIGHTER_ALPHA, 0, 0));
        styles.put(ToolKind.NOTE, line.withColor(Palette.YELLOW.rgb()));
    }

    public Style of(ToolKind kind) {
        Style style = styles.get(kind);
        return style == null ? Style.DEFAULT : style;
    }

    void set(ToolKind kind, Style style) {
        styles.put(kind, style);
    }

    /** @param rgb 0xRRGGBB */
    public void color(int rgb) {
        boolean writing = editor.textEditing().restyle(style -> style.withColor(rgb));
        if (!selects()) editor.style(editor.style().withColor(rgb));
        else if (!writing) editor.selectionCommands().color(rgb);
    }

    /** Line width, 1/8 board pixel. */
    public void width(int eighths) {
        if (selects()) editor.selectionCommands().width(eighths);
        else editor.style(editor.style().withWidth(eighths));
    }

    /** @param rgb 0xRRGGBB, or null for no fill */
    public void fill(@Nullable Integer rgb) {
        if (selects()) editor.selectionCommands().fill(rgb);
        else editor.style(editor.style().withFill(rgb));
    }

    /** Solid, dashed or dotted. */
    public void dash(int dash) {
        if (selects()) editor.selectionCommands().dash(dash);
        else editor.style(editor.style().withDash(dash));
    }

    /** Opacity, 0–255. */
    public void alpha(int alpha) {
        boolean writing = editor.textEditing().restyle(style -> style.withAlpha(alpha));
        if (!selects()) editor.style(editor.style().withAlpha(alpha));
        else if (!writing) editor.selectionCommands().alpha(alpha);
    }

    /**
     * Text size step of the current tool. The selection's depends on how wide its texts become: {@link SelectionCommands#font}.
     *
     * @return whether it is done; if not, the selection is to be changed
     */
    public boolean font(int step) {
        boolean writing = editor.textEditing().restyle(style -> style.withFont(step));
        if (!selects()) editor.style(editor.style().withFont(step));
        return writing || !selects();
    }

    /** How new connectors go. */
    public Route route() {
        return route;
    }

    /** How connectors go: new ones, or the selected ones. */
    public void route(Route newRoute) {
        if (selects()) {
            int bend = ConnectorPath.usualBend(newRoute);
            editor.selectionCommands()
                    .set(ElementPatch.builder().route(newRoute).bend(bend).build());
            return;
        }
        route = newRoute;
        editor.fire(EditorChange.STYLE);
    }

    /** What new connectors begin with. */
    public Tip tail() {
        return tail;
    }

    /** What new connectors end with. */
    public Tip head() {
        return head;
    }

    /** What is at the ends of connectors: of new ones, or the selected ones. */
    public void tips(Tip newTail, Tip newHead) {
        if (selects()) {
            editor.selectionCommands()
                    .set(ElementPatch.builder().tail(newTail).head(newHead).build());
            return;
        }
        tail = newTail;
        head = newHead;
        editor.fire(EditorChange.STYLE);
    }

    private boolean selects() {
        return editor.tool() == ToolKind.SELECT;
    }

    /** The widths to offer for a tool. */
    public static List<Integer> widths(ToolKind kind) {
        return kind == ToolKind.HIGHLIGHTER ? HIGHLIGHTER_WIDTHS : LINE_WIDTHS;
    }
}
