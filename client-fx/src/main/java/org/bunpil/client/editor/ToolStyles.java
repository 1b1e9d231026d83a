package org.bunpil.client.editor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.InkTool;
import org.bunpil.model.Style;

/** Colour and width of each tool, as last chosen. */
public final class ToolStyles {
    /** Widths offered for thin lines, 1/8 board pixel. A new pen starts with one from the middle. */
    public static final List<Integer> LINE_WIDTHS = List.of(12, 24, 40, 64);
    /** Widths offered for highlighters. */
    public static final List<Integer> HIGHLIGHTER_WIDTHS = List.of(96, 160, 224, 320);

    /** The alpha determines how much of what is beneath a highlighter shows through. */
    private static final int HIGHLIGHTER_ALPHA = 128;

    private final Map<ToolKind, Style> styles = new EnumMap<>(ToolKind.class);

    ToolStyles() {
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

    /** The widths to offer for a tool. */
    public static List<Integer> widths(ToolKind kind) {
        return kind == ToolKind.HIGHLIGHTER ? HIGHLIGHTER_WIDTHS : LINE_WIDTHS;
    }
}
