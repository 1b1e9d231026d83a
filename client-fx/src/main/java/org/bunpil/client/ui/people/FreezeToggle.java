package org.bunpil.client.ui.people;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;

/** Freezes the board for everybody but teachers, and thaws it. */
public final class FreezeToggle extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    public FreezeToggle(UiContext ui, ClassActions actions) {
        Messages messages = ui.messages();
        setId(actions.freeze.id());
        getStyleClass().addAll("quiet", "toggle");
        setFocusTraversable(false);
        setGraphic(actions.freeze.icon().get());
        Tooltip tip = new BesideTooltip(this, "");
        setTooltip(tip);
        setOnAction(event -> actions.freeze.runOrExplain(ui));
        SceneBinding.bind(this, ui.board().session().roster(), roster -> {
            setVisible(roster.host());
            setManaged(roster.host());
            boolean frozen = actions.isFrozen();
            pseudoClassStateChanged(ON, frozen);
            setText(messages.text(frozen ? "bar.thaw" : "bar.freeze"));
            tip.setText(messages.text(frozen ? "bar.thaw.tip" : "bar.freeze.tip"));
        });
    }
}
