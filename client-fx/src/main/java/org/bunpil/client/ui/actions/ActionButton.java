package org.bunpil.client.ui.actions;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;
import org.jspecify.annotations.Nullable;

/**
 * An icon button for one action. While the action is not possible, the button looks disabled but can still be pressed: then it shows why. A
 * truly disabled button could not do that, least of all on a touch screen.
 */
public final class ActionButton extends Button {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    public ActionButton(Action action, UiContext ui) {
        super(null, action.icon().get());
        setId(action.id());
        getStyleClass().addAll("quiet", "icon-button");
        setFocusTraversable(false);
        Tooltip tip = new BesideTooltip(this, action.tip(ui.messages()));
        setTooltip(tip);
        setOnAction(event -> action.runOrExplain(ui));
        SceneBinding.bind(this, ui.board().changes().onAvailabilityChanged(), count -> {
            @Nullable String why = action.disabledReason().get();
            pseudoClassStateChanged(UNAVAILABLE, why != null);
            String name = action.name(ui.messages());
            if (!name.equals(getAccessibleText())) {
                // What it does next, such as to lock or to unlock, has changed.
                setAccessibleText(name);
                setGraphic(action.icon().get());
            }
            setAccessibleHelp(why == null ? null : ui.messages().text(why));
            tip.setText(why == null ? action.tip(ui.messages()) : ui.messages().text(why));
        });
    }
}
