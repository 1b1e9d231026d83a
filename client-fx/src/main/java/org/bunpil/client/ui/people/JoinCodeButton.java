package org.bunpil.client.ui.people;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.SceneBinding;

/** The class code, always one press from full-screen size. Only for who may see it. */
public final class JoinCodeButton extends Button {
    public JoinCodeButton(UiContext ui) {
        setId("code");
        getStyleClass().addAll("quiet", "code-button");
        setFocusTraversable(false);
        setTooltip(new Tooltip(ui.messages().text("bar.code.tip")));
        setOnAction(event -> ui.dialogs().show(new JoinCodeDialog(ui)));
        SceneBinding.bind(this, ui.board().session().joinCode(), code -> {
            setText(ui.messages().text("bar.code", code));
            setVisible(!code.isEmpty());
            setManaged(!code.isEmpty());
        });
    }
}
