package org.bunpil.client.ui.connection;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.model.ErrorCode;

/** Shown when the relay refuses this window: says why, and what the person can do. */
public final class RefusedDialog extends VBox {
    public RefusedDialog(UiContext ui, ErrorCode refusal) {
        Messages messages = ui.messages();
        setId("refused-dialog");
        getStyleClass().add("dialog-panel");
        Label title = new Label(messages.text("stop.title"));
        title.getStyleClass().add("dialog-title");
        Label why = new Label(messages.codeSentence(refusal));
        why.setId("stop-why");
        why.setWrapText(true);
        Button again = new Button(messages.text("stop.again"));
        again.setOnAction(event -> {
            ui.dialogs().close();
            ui.board().session().retry();
        });
        Button back = new Button(messages.text("stop.back"));
        back.getStyleClass().add("accent");
        back.setOnAction(event -> {
            ui.dialogs().close();
            ui.app().leave();
        });
        HBox buttons = new HBox(again, back);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, why, buttons);
    }
}
