package org.bunpil.client.ui.commands;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.PenPresets;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.theme.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Choosing a tool or a pen preset, and the options of eraser and selection tool. */
public final class ToolActions extends ActionGroup {
    public final Action eraseWhole;
    public final Action eraseParts;
    public final Action selectFrame;
    public final Action selectLasso;

    private final Map<ToolKind, Action> tools = new EnumMap<>(ToolKind.class);
    private final List<Action> pens;

    ToolActions(UiContext ui, DisabledReasons disabledReasons) {
        Editor editor = ui.board().editor();
        for (ToolKind tool : ToolKind.values()) {
            String key = key(tool);
            tools.put(
                    tool,
                    add(Action.of(nameKey(tool), Action.Section.TOOLS, () -> Icons.of(tool))
                            .keys(key == null ? new String[0] : new String[] {key})
                            // The tool is chosen all the same: the board may be thawed before it is used.
                            .warns(() -> tool.writes() ? disabledReasons.writing() : null)
                            .chosen(() -> editor.tool() == tool)
                            .does(() -> editor.use(tool))));
        }
        pens = IntStream.rangeClosed(1, PenPresets.COUNT)
                .mapToObj(number -> add(Action.of("pen." + number, Action.Section.TOOLS, Material2OutlinedAL.EDIT)
                        .named(messages -> messages.text("pens.pen", number))
                        .keys(Integer.toString(number))
                        .does(() -> editor.penPresets().use(number))))
                .toList();
        eraseWhole = add(Action.of("options.eraser.whole", Action.Section.TOOLS, () -> Icons.of(ToolKind.ERASER))
                .about("options.eraser")
                .chosen(() -> !editor.erasesInParts())
                .does(() -> editor.erasesInParts(false)));
        eraseParts = add(Action.of("options.eraser.parts", Action.Section.TOOLS, () -> Icons.of(ToolKind.ERASER))
                .about("options.eraser")
                .chosen(editor::erasesInParts)
                .does(() -> editor.erasesInParts(true)));
        selectFrame = add(Action.of("options.select.frame", Action.Section.TOOLS, () -> Icons.of(ToolKind.SELECT))
                .about("options.select")
                .chosen(() -> !editor.selectsByLasso())
                .does(() -> editor.selectsByLasso(false)));
        selectLasso = add(Action.of("options.select.lasso", Action.Section.TOOLS, () -> Icons.of(ToolKind.SELECT))
                .about("options.select")
                .chosen(editor::selectsByLasso)
                .does(() -> editor.selectsByLasso(true)));
    }

    /** Chooses the tool. */
    public Action take(ToolKind tool) {
        return Objects.requireNonNull(tools.get(tool));
    }

    /** Chooses a pen preset. @param number 1–9 */
    public Action pen(int number) {
        return pens.get(number - 1);
    }

    List<Action> pens() {
        return pens;
    }

    /** The shortcut of a tool, or null. */
    private static @Nullable String key(ToolKind tool) {
        return switch (tool) {
            case SELECT -> "V";
            case PEN -> "P";
            case HIGHLIGHTER -> "H";
            case ERASER -> "E";
            case LINE -> "L";
            case ARROW -> "A";
            case CONNECTOR -> "C";
            case RECT -> "R";
            case ELLIPSE -> "O";
            case TEXT -> "T";
            case NOTE -> "N";
            case LASER -> "K";
            case TRIANGLE, DIAMOND, HAND, EYEDROPPER -> null;
        };
    }

    /** Message key of a tool's name; also the id of its button. */
    static String nameKey(ToolKind tool) {
        return "tool." + tool.name().toLowerCase(Locale.ROOT);
    }
}
