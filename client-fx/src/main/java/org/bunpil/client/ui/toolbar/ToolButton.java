package org.bunpil.client.ui.toolbar;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Actions;
import org.bunpil.client.ui.actions.ToolActions;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Takes a tool in the hand; pressed again it opens what there is to choose about it. */
final class ToolButton extends Button {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private ToolKind tool;
    private final UiContext ui;
    private final Tooltip tip = new Tooltip();

    /** @param again what a press does while the tool is in the hand already */
    ToolButton(ToolKind tool, UiContext ui, Runnable again) {
        this.tool = tool;
        this.ui = ui;
        getStyleClass().addAll("quiet", "icon-button", "tool");
        setFocusTraversable(false);
        setTooltip(tip);
        show(tool);
        setOnAction(event -> press(again));
        SceneBinding.bind(this, ui.board().changes().onAvailabilityChanged(), count -> refresh());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.TOOL), count -> refresh());
    }

    /** Stands for another tool of the same kind from now on. */
    void show(ToolKind newTool) {
        tool = newTool;
        setId(ToolActions.nameKey(tool));
        setGraphic(Icons.of(tool));
        refresh();
    }

    private void press(Runnable again) {
        ErrorCode why = obstacle();
        if (why != null) {
            ui.toasts().show(Toasts.Kind.INFO, ui.messages().text(Actions.reasonKey(why)));
        }
        // Taken in the hand all the same: the board may thaw while it is held.
        if (ui.board().editor().tool() == tool) {
            again.run();
        } else {
            ui.board().editor().use(tool);
        }
    }

    private @Nullable ErrorCode obstacle() {
        return tool.writes() ? ui.board().editor().mayWrite() : null;
    }

    private void refresh() {
        Messages messages = ui.messages();
        ErrorCode why = obstacle();
        String name = messages.text(ToolActions.nameKey(tool));
        setAccessibleText(name);
        pseudoClassStateChanged(CURRENT, ui.board().editor().tool() == tool);
        pseudoClassStateChanged(UNAVAILABLE, why != null);
        KeyCode key = ToolActions.key(tool);
        String named = key == null ? name : messages.text("tip.shortcut", name, key.getName());
        tip.setText(why == null ? named : named + "\n" + messages.text(Actions.reasonKey(why)));
    }
}
