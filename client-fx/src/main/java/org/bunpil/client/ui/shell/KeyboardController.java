package org.bunpil.client.ui.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.SelectionCommands;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.pages.PageStrip;

/** Handles the keys of a board's window. While a text is edited, the keys go to its editor. */
final class KeyboardController {
    /** With nothing selected, an arrow key pans by this much, view pixels; with Shift ten times as far. */
    private static final double PAN = 48;

    private final UiContext ui;
    private final Actions actions;
    private final Editor editor;
    private final BarNavigation bars;
    private final PageStrip pages;

    KeyboardController(UiContext ui, Actions actions, BarNavigation bars, PageStrip pages) {
        this.bars = bars;
        this.pages = pages;
        this.ui = ui;
        this.actions = actions;
        this.editor = ui.board().editor();
    }

    /** Handles a key press before the node with the focus gets it. */
    void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            escape(event);
            return;
        }
        if (ui.dialogs().isOpen()) return;
        Action action = actions.of(event);
        boolean saves = action != null && actions.file.isWhileWriting(action);
        if (!saves && (writingText(event) || bars.pressed(event))) {
            return;
        }
        if (action != null) {
            action.runOrExplain(ui);
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown()) {
            arrows(event);
        }
    }

    private void escape(KeyEvent event) {
        if (ui.dialogs().escape() || ui.popovers().close() || pages.cancel() || bars.leave()) {
            event.consume();
        } else if (!writingText(event)) {
            boolean stopped =
                    ui.board().canvas().cancel() || !editor.selection().isEmpty();
            editor.select(List.of());
            if (!stopped) ui.app().fullScreen(false);
        }
    }

    /** Moving elements and panning by arrow keys are not actions, because no menu offers them. */
    private void arrows(KeyEvent event) {
        int far = event.isShiftDown() ? SelectionCommands.BIG_NUDGE : SelectionCommands.NUDGE;
        switch (event.getCode()) {
            case LEFT -> nudge(-far, 0);
            case RIGHT -> nudge(far, 0);
            case UP -> nudge(0, -far);
            case DOWN -> nudge(0, far);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void nudge(int dx, int dy) {
        if (editor.selection().isEmpty()) {
            editor.viewport(editor.viewport().panned(-dx * PAN, -dy * PAN));
        } else {
            editor.selectionCommands().nudge(dx, dy);
        }
    }

    private static boolean writingText(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl
                || (event.getSource() instanceof Scene scene && scene.getFocusOwner() instanceof TextInputControl);
    }
}
