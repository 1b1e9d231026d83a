package org.bunpil.client.ui.people;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.SceneBinding;

/** Raises a pupil's hand, and lowers it again. Teachers do not have this button. */
public final class RaiseHandButton extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    public RaiseHandButton(UiContext ui, Action raiseHand) {
        setId(raiseHand.id());
        getStyleClass().addAll("quiet", "toggle");
        setFocusTraversable(false);
        setGraphic(raiseHand.icon().get());
        var localPresence = ui.board().editor().localPresence();
        setOnAction(event -> raiseHand.runOrExplain(ui));
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PRESENCE), count -> {
            pseudoClassStateChanged(ON, localPresence.handRaised());
            setText(raiseHand.name(ui.messages()));
        });
        SceneBinding.bind(this, ui.board().session().roster(), roster -> {
            setVisible(!roster.host());
            setManaged(!roster.host());
        });
    }
}
