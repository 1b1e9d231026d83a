package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.model.Code;
import org.jspecify.annotations.Nullable;

/** Takes a tool in the hand; pressed again it opens what there is to choose about it. */
final class ToolButton extends Button {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private ToolKind tool;
    private final Chrome chrome;
    private final Tooltip tip = new Tooltip();

    /** @param again what a press does while the tool is in the hand already */
    ToolButton(ToolKind tool, Chrome chrome, Runnable again) {
        this.tool = tool;
        this.chrome = chrome;
        getStyleClass().addAll("quiet", "icon-button", "tool");
        setFocusTraversable(false);
        setTooltip(tip);
        show(tool);
        setOnAction(event -> press(again));
        Bound.to(this, chrome.desk().signals().onAffairs(), count -> refresh());
        Bound.to(this, chrome.desk().signals().on(Aspect.TOOL), count -> refresh());
    }

    /** Stands for another tool of the same kind from now on. */
    void show(ToolKind newTool) {
        tool = newTool;
        setId(ToolActions.nameKey(tool));
        setGraphic(Icons.of(tool));
        refresh();
    }

    private void press(Runnable again) {
        Code why = obstacle();
        if (why != null) {
            chrome.toasts().show(Toasts.Kind.INFO, chrome.words().text(Actions.whyKey(why)));
        }
        // Taken in the hand all the same: the board may thaw while it is held.
        if (chrome.desk().editor().tool() == tool) {
            again.run();
        } else {
            chrome.desk().editor().use(tool);
        }
    }

    private @Nullable Code obstacle() {
        return tool.writes() ? chrome.desk().editor().mayWrite() : null;
    }

    private void refresh() {
        Words words = chrome.words();
        Code why = obstacle();
        String name = words.text(ToolActions.nameKey(tool));
        setAccessibleText(name);
        pseudoClassStateChanged(CURRENT, chrome.desk().editor().tool() == tool);
        pseudoClassStateChanged(UNAVAILABLE, why != null);
        KeyCode key = ToolActions.key(tool);
        String named = key == null ? name : words.text("tip.shortcut", name, key.getName());
        tip.setText(why == null ? named : named + "\n" + words.text(Actions.whyKey(why)));
    }
}
