package org.bunpil.client.ui.people;

import javafx.scene.control.Button;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.SceneBinding;

/** The class code; a press shows it in full-screen size. Visible only to people who may see the code. */
public final class JoinCodeButton extends Button {
    public JoinCodeButton(UiContext ui, Action code) {
        setId(code.id());
        getStyleClass().addAll("quiet", "code-button");
        setFocusTraversable(false);
        setTooltip(new BesideTooltip(this, ui.messages().text("bar.code.tip")));
        setOnAction(event -> code.runOrExplain(ui));
        SceneBinding.bind(this, ui.board().session().joinCode(), known -> {
            setText(ui.messages().text("bar.code", known));
            setVisible(!known.isEmpty());
            setManaged(!known.isEmpty());
        });
    }
}
