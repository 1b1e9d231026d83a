package org.bunpil.client.ui.people;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A pupil raises a hand, and takes it down again. Teachers have none. */
public final class RaiseHandButton extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    public RaiseHandButton(UiContext ui) {
        setId("hand");
        getStyleClass().addAll("quiet", "toggle");
        setFocusTraversable(false);
        setGraphic(Icons.of(Material2OutlinedMZ.PAN_TOOL));
        var localPresence = ui.board().editor().localPresence();
        setOnAction(event -> localPresence.handRaised(!localPresence.handRaised()));
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PRESENCE), count -> {
            pseudoClassStateChanged(ON, localPresence.handRaised());
            setText(ui.messages().text(localPresence.handRaised() ? "bar.hand.down" : "bar.hand"));
        });
        SceneBinding.bind(this, ui.board().session().roster(), roster -> {
            setVisible(!roster.host());
            setManaged(!roster.host());
        });
    }
}
