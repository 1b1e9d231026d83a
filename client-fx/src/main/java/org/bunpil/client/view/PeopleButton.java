package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** How many are here and how many hands are up; opens the people sheet. */
final class PeopleButton extends Button {
    private static final PseudoClass HANDS = PseudoClass.getPseudoClass("hands");

    PeopleButton(Chrome chrome, PeopleSheet people) {
        setId("people");
        getStyleClass().add("quiet");
        setFocusTraversable(false);
        Label hands = new Label(null, Icons.of(Material2OutlinedMZ.PAN_TOOL));
        hands.getStyleClass().add("hands");
        Label count = new Label(null, Icons.of(Material2OutlinedMZ.PEOPLE));
        HBox face = new HBox(hands, count);
        face.getStyleClass().add("people-face");
        setGraphic(face);
        Tooltip tip = new Tooltip();
        setTooltip(tip);
        setOnAction(event -> people.toggle());
        Words words = chrome.words();
        Bound.to(this, chrome.desk().session().roster(), roster -> {
            long up = roster.hands();
            long here = roster.othersHere();
            hands.setText(Long.toString(up));
            hands.setVisible(up > 0);
            hands.setManaged(up > 0);
            pseudoClassStateChanged(HANDS, up > 0);
            count.setText(String.format(words.locale(), "%d", here));
            String said = words.text("bar.people.count", here) + (up > 0 ? ", " + words.text("bar.hands", up) : "");
            tip.setText(said);
            setAccessibleText(words.text("bar.people") + ": " + said);
        });
    }
}
