package org.bunpil.client.ui.actions;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.bunpil.client.editor.ToolKind;
import org.jspecify.annotations.Nullable;

/** What the bars and the keyboard know about each tool: its name and its key. */
public final class ToolActions {
    private ToolActions() {}

    /** Key of a tool's name in the language bundles; also the id of its button. */
    public static String nameKey(ToolKind tool) {
        return "tool." + tool.name().toLowerCase(Locale.ROOT);
    }

    /** The key that selects a tool, or null. */
    public static @Nullable KeyCode key(ToolKind tool) {
        return switch (tool) {
            case SELECT -> KeyCode.V;
            case PEN -> KeyCode.P;
            case HIGHLIGHTER -> KeyCode.H;
            case ERASER -> KeyCode.E;
            case LINE -> KeyCode.L;
            case ARROW -> KeyCode.A;
            case RECT -> KeyCode.R;
            case ELLIPSE -> KeyCode.O;
            case TEXT -> KeyCode.T;
            case NOTE -> KeyCode.N;
            case LASER -> KeyCode.K;
            case TRIANGLE, DIAMOND, HAND, EYEDROPPER -> null;
        };
    }
}
