package org.bunpil.client.ui.toolbar;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.commands.ToolActions;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;

/** A button that chooses a tool; pressed again, it opens the tool's options. */
final class ToolButton extends Button {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private Action take;
    private final UiContext ui;
    private final ToolActions actions;
    private final Tooltip tip = new BesideTooltip(this, "");

    /** @param again runs when the tool is already the current one */
    ToolButton(ToolKind tool, UiContext ui, ToolActions actions, Runnable again) {
        this.take = actions.take(tool);
        this.ui = ui;
        this.actions = actions;
        getStyleClass().addAll("quiet", "icon-button", "tool");
        setFocusTraversable(false);
        setTooltip(tip);
        show(tool);
        setOnAction(event -> press(again));
        SceneBinding.bind(this, ui.board().changes().onAvailabilityChanged(), count -> refresh());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.TOOL), count -> refresh());
    }

    /** Makes the button stand for another tool of the same group. */
    void show(ToolKind tool) {
        take = actions.take(tool);
        setId(take.id());
        setGraphic(take.icon().get());
        refresh();
    }

    private void press(Runnable again) {
        boolean isCurrent = take.isChosen();
        take.runOrExplain(ui);
        if (isCurrent) {
            again.run();
        }
    }

    private void refresh() {
        Messages messages = ui.messages();
        String why = take.disabledReason().get();
        setAccessibleText(take.name(messages));
        pseudoClassStateChanged(CURRENT, take.isChosen());
        pseudoClassStateChanged(UNAVAILABLE, why != null);
        tip.setText(why == null ? take.tip(messages) : take.tip(messages) + "\n" + messages.text(why));
    }
}
