package org.bunpil.client.editor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.InkTool;
import org.bunpil.model.Style;
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

    private boolean selects() {
        return editor.tool() == ToolKind.SELECT;
    }

    /** The widths to offer for a tool. */
    public static List<Integer> widths(ToolKind kind) {
        return kind == ToolKind.HIGHLIGHTER ? HIGHLIGHTER_WIDTHS : LINE_WIDTHS;
    }
}
