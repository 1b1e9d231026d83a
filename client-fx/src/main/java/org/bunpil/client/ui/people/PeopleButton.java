package org.bunpil.client.ui.people;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Number of people here and of raised hands; opens the people panel. */
public final class PeopleButton extends Button {
    private static final PseudoClass HANDS_RAISED = PseudoClass.getPseudoClass("hands");

    public PeopleButton(UiContext ui, Action people) {
        setId(people.id());
        getStyleClass().add("quiet");
        setFocusTraversable(false);
        Label raisedHands = new Label(null, Icons.of(Material2OutlinedMZ.PAN_TOOL));
        raisedHands.getStyleClass().add("hands");
        Label count = new Label(null, people.icon().get());
        HBox content = new HBox(raisedHands, count);
        content.getStyleClass().add("people-face");
        setGraphic(content);
        Tooltip tip = new BesideTooltip(this, "");
        setTooltip(tip);
        setOnAction(event -> people.runOrExplain(ui));
        Messages messages = ui.messages();
        SceneBinding.bind(this, ui.board().session().roster(), roster -> {
            long up = roster.raisedHands();
            long here = roster.othersHere();
            raisedHands.setText(Long.toString(up));
            raisedHands.setVisible(up > 0);
            raisedHands.setManaged(up > 0);
            pseudoClassStateChanged(HANDS_RAISED, up > 0);
            boolean known = roster.connected();
            count.setText(known ? String.format(messages.locale(), "%d", here) : "–");
            String said = (known ? messages.text("bar.people.count", here) : messages.text("people.unknown"))
                    + (up > 0 ? ", " + messages.text("bar.hands", up) : "");
            tip.setText(said);
            setAccessibleText(messages.text("bar.people") + ": " + said);
        });
    }
}
