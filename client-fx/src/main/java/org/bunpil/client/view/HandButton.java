package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import org.bunpil.client.editor.Aspect;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A pupil raises a hand, and takes it down again. Teachers have none. */
final class HandButton extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    HandButton(Chrome chrome) {
        setId("hand");
        getStyleClass().addAll("quiet", "toggle");
        setFocusTraversable(false);
        setGraphic(Icons.of(Material2OutlinedMZ.PAN_TOOL));
        var self = chrome.desk().editor().self();
        setOnAction(event -> self.hand(!self.hand()));
        Bound.to(this, chrome.desk().signals().on(Aspect.PRESENCE), count -> {
            pseudoClassStateChanged(ON, self.hand());
            setText(chrome.words().text(self.hand() ? "bar.hand.down" : "bar.hand"));
        });
        Bound.to(this, chrome.desk().session().roster(), roster -> {
            setVisible(!roster.host());
            setManaged(!roster.host());
        });
    }
}
