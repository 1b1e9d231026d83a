package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.model.InkTool;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/** Nine pens, selected by the keys 1 to 9. At first each has another colour. */
public final class PenPresets {
    public static final int COUNT = 9;

    private static final int FIELDS = 5;
    private static final int MOST_WIDTH = 4_096;

    private final Editor editor;
    private final List<Style> presets = new ArrayList<>();

    PenPresets(Editor editor) {
        this.editor = editor;
        for (Palette color : Palette.values()) {
            if (presets.size() < COUNT) presets.add(editor.style(ToolKind.PEN).withColor(color.rgb()));
        }
    }

    /** @param number 1–9 */
    public Style preset(int number) {
        return presets.get(number - 1);
    }

    /** Makes a preset pen the current tool. */
    public void use(int number) {
        Style pen = preset(number);
        editor.use(pen.tool() == InkTool.HIGHLIGHTER ? ToolKind.HIGHLIGHTER : ToolKind.PEN);
        editor.style(pen);
    }

    /** Stores the current tool's style under a number, if it is a pen or highlighter. */
    public void save(int number) {
        if (editor.tool() != ToolKind.PEN && editor.tool() != ToolKind.HIGHLIGHTER) return;
        presets.set(number - 1, editor.style());
        editor.fire(EditorChange.STYLE);
    }

    /** All presets as a line of text, for storing. */
    public String text() {
        List<String> all = new ArrayList<>();
        for (Style pen : presets) {
            all.add(String.format(
                    Locale.ROOT,
                    "%s:%06x:%d:%d:%d",
                    pen.tool() == InkTool.HIGHLIGHTER ? "h" : "p",
                    pen.color(),
                    pen.width(),
                    pen.alpha(),
                    pen.dash()));
        }
        return String.join(" ", all);
    }

    /** Reads what {@link #text} has written; presets that cannot be read stay as they are. */
    public void read(String text) {
        String[] all = text.strip().split(" +", -1);
        for (int i = 0; i < Math.min(COUNT, all.length); i++) {
            Style pen = parsed(all[i]);
            if (pen != null) presets.set(i, pen);
        }
        editor.fire(EditorChange.STYLE);
    }

    private static @Nullable Style parsed(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != FIELDS) return null;
        try {
            InkTool tool = parts[0].equals("h") ? InkTool.HIGHLIGHTER : InkTool.PEN;
            int color = Integer.parseInt(parts[1], 16);
            int width = Integer.parseInt(parts[2]);
            int alpha = Integer.parseInt(parts[3]);
            int dash = Integer.parseInt(parts[4]);
            boolean sane = color >= 0
                    && color <= 0xffffff
                    && width > 0
                    && width <= MOST_WIDTH
                    && alpha >= 0
                    && alpha <= 255
                    && dash >= 0
                    && dash <= 2;
            return sane ? new Style(tool, color, width, null, alpha, dash, 0) : null;
        } catch (NumberFormatException notAPen) {
            return null;
        }
    }
}
