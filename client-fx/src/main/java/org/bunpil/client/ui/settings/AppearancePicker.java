package org.bunpil.client.ui.settings;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.actions.Action;

/** A choice of theme or language that shows the current one. The choices wrap into further rows. */
public final class AppearancePicker extends FlowPane {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    /** As wide as a menu. */
    private static final double WIDTH = 244;

    /** @param before runs before anything changes */
    public AppearancePicker(Messages messages, List<Action> choices, Runnable before) {
        getStyleClass().add("menu-pair");
        setAlignment(Pos.CENTER_LEFT);
        setPrefWrapLength(WIDTH);
        for (Action choice : choices) {
            Button button = new Button(choice.name(messages));
            button.setId(choice.id());
            button.getStyleClass().addAll("quiet", "toggle");
            button.pseudoClassStateChanged(ON, choice.isChosen());
            button.setDisable(choice.disabledReason().get() != null);
            button.setOnAction(event -> {
                before.run();
                choice.run().run();
            });
            getChildren().add(button);
        }
    }
}
