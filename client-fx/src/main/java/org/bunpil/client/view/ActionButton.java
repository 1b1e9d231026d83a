package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * An icon that does one action. When that is not possible it is greyed out but can still be pressed: then it says why, which a truly
 * disabled button could not do, least of all on a touch screen.
 */
final class ActionButton extends Button {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    ActionButton(Action action, Chrome chrome) {
        super(null, Icons.of(action.icon()));
        setId(action.key());
        getStyleClass().addAll("quiet", "icon-button");
        setFocusTraversable(false);
        String name = chrome.words().text(action.key());
        setAccessibleText(name);
        Tooltip tip = new Tooltip(action.tip(chrome.words()));
        setTooltip(tip);
        setOnAction(event -> action.tryIn(chrome));
        Bound.to(this, chrome.desk().signals().onAffairs(), count -> {
            @Nullable String why = action.obstacle().get();
            pseudoClassStateChanged(UNAVAILABLE, why != null);
            setAccessibleHelp(why == null ? null : chrome.words().text(why));
            tip.setText(
                    why == null ? action.tip(chrome.words()) : chrome.words().text(why));
        });
    }
}
