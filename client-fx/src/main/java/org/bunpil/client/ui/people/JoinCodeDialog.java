package org.bunpil.client.ui.people;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** The class code as large as the window, so that thirty people can read it from their seats; with the relay's address. */
final class JoinCodeDialog {
    private static final String ID = "code-dialog";

    private JoinCodeDialog() {}

    static ModalDialog of(UiContext ui, ClassActions actions) {
        Messages messages = ui.messages();
        BoardSession session = ui.board().session();
        Invitation invitation = ui.app().invitation();
        Label code = new Label();
        code.setId("code-large");
        code.getStyleClass().add("code-large");
        code.setMinWidth(Region.USE_PREF_SIZE);
        SceneBinding.bind(code, session.joinCode(), code::setText);
        TextField line = NonBlinkingCaret.install(new TextField());
        line.setId("code-line");
        line.getStyleClass().add("code-line");
        line.setEditable(false);
        line.setAlignment(Pos.CENTER);
        line.setAccessibleText(messages.text("code.line"));
        SceneBinding.bind(line, session.joinCode(), joinCode -> line.setText(invitation.line(joinCode)));
        Label reach = new Label(
                switch (invitation.reach()) {
                    case COMPUTER -> messages.text("code.loopback");
                    case NETWORK -> messages.text("code.lan");
                    case RELAY -> "";
                });
        reach.getStyleClass().add("muted");
        reach.setWrapText(true);
        reach.setManaged(!reach.getText().isEmpty());

        Button copy = new Button(
                actions.copyCode.name(messages), actions.copyCode.icon().get());
        copy.setOnAction(event -> {
            actions.copyCode.runOrExplain(ui);
            copy.setText(messages.text("code.copied"));
        });
        Button renew = new Button(
                actions.renewCode.name(messages), actions.renewCode.icon().get());
        renew.setId(actions.renewCode.id());
        renew.setOnAction(event -> actions.renewCode.runOrExplain(ui));
        Label renewExplain = new Label(actions.renewCode.name(messages) + ": " + messages.text("code.renew.explain"));
        renewExplain.getStyleClass().add("muted");
        renewExplain.setWrapText(true);
        Button network = new Button(
                actions.network.name(messages), actions.network.icon().get());
        network.setId(actions.network.id());
        network.setOnAction(event -> {
            ui.dialogs().close(ID);
            actions.network.runOrExplain(ui);
        });
        Label networkExplain = new Label(actions.network.name(messages) + ": " + messages.text("code.open.explain"));
        networkExplain.getStyleClass().add("muted");
        networkExplain.setWrapText(true);
        for (Label each : List.of(reach, renewExplain, networkExplain)) each.setTextAlignment(TextAlignment.CENTER);
        for (Region each : List.of(network, networkExplain)) {
            each.setVisible(invitation.reach() == Invitation.Reach.COMPUTER);
            each.setManaged(each.isVisible());
        }
        ModalDialog dialog = new ModalDialog(ID, messages.text("code.title"))
                .style("code-dialog")
                .content(code, line, reach, renewExplain, networkExplain)
                .controls(copy, renew, network)
                .close(messages.text("action.close"));
        // As large as the window allows: the stylesheet's size is for a width of 1366 px.
        dialog.sceneProperty().addListener((observable, before, scene) -> {
            if (scene != null) {
                double size = Math.clamp(Math.min(scene.getWidth() / 9, scene.getHeight() / 4), 48, 240);
                code.setStyle("-fx-font-size: " + Math.round(size) + "px;");
            }
        });
        return dialog;
    }
}
