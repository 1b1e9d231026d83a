package org.bunpil.client.ui.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.SelectionCommands;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.Actions;
import org.bunpil.client.ui.actions.ToolActions;

/** The keyboard of a board's window. Keys belong to whoever is writing text, if anybody is. */
final class KeyboardController {
    /** With nothing selected an arrow key looks this much farther, view pixels; with Shift ten times as far. */
    private static final double PAN = 48;

    private final UiContext ui;
    private final Actions actions;
    private final Editor editor;
    private final BarNavigation bars;

    KeyboardController(UiContext ui, Actions actions, BarNavigation bars) {
        this.bars = bars;
        this.ui = ui;
        this.actions = actions;
        this.editor = ui.board().editor();
    }

    /** A key went down, and the node with the focus has not got it yet. */
    void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            escape(event);
            return;
        }
        if (ui.dialogs().isOpen() || writingText(event) || bars.pressed(event)) {
            return;
        }
        for (Action action : actions.all()) {
            if (matches(action.keys(), event)) {
                action.runOrExplain(ui);
                event.consume();
                return;
            }
        }
        if (!event.isShortcutDown() && !event.isAltDown()) {
            plain(event);
        }
    }

    private static boolean matches(List<KeyCombination> keys, KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }

    private void escape(KeyEvent event) {
        if (ui.dialogs().escape() || ui.popovers().close() || bars.leave()) {
            event.consume();
        } else if (!writingText(event)) {
            boolean stopped =
                    ui.board().canvas().cancel() || !editor.selection().isEmpty();
            editor.select(List.of());
            if (!stopped) ui.app().fullScreen(false);
        }
    }

    private void plain(KeyEvent event) {
        int far = event.isShiftDown() ? SelectionCommands.BIG_NUDGE : SelectionCommands.NUDGE;
        KeyCode code = event.getCode();
        boolean known = true;
        switch (code) {
            case LEFT -> nudge(-far, 0);
            case RIGHT -> nudge(far, 0);
            case UP -> nudge(0, -far);
            case DOWN -> nudge(0, far);
            default -> known = tool(code) || pen(code);
        }
        if (known) {
            event.consume();
        }
    }

    private void nudge(int dx, int dy) {
        if (editor.selection().isEmpty()) {
            editor.viewport(editor.viewport().panned(-dx * PAN, -dy * PAN));
        } else {
            editor.selectionCommands().nudge(dx, dy);
        }
    }

    private boolean tool(KeyCode code) {
        for (ToolKind tool : ToolKind.values()) {
            if (ToolActions.key(tool) == code) {
                editor.use(tool);
                return true;
            }
        }
        return false;
    }

    /** 1–9: the pen kept under that number. */
    private boolean pen(KeyCode code) {
        int number = code.isDigitKey() ? code.getChar().charAt(0) - '0' : 0;
        if (number < 1 || number > 9) {
            return false;
        }
        editor.penPresets().use(number);
        return true;
    }

    private static boolean writingText(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl
                || (event.getSource() instanceof Scene scene && scene.getFocusOwner() instanceof TextInputControl);
    }
}
