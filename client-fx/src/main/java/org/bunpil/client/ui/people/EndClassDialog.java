package org.bunpil.client.ui.people;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;

/** Asks before everybody but teachers must leave the board. */
final class EndClassDialog extends VBox {
    EndClassDialog(UiContext ui, Runnable end) {
        Messages messages = ui.messages();
        getStyleClass().add("dialog-panel");
        Label question = new Label(messages.text("rules.end.question"));
        question.getStyleClass().add("dialog-title");
        Label explain = new Label(messages.text("rules.end.explain"));
        explain.setWrapText(true);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> ui.dialogs().close());
        Button yes = new Button(messages.text("rules.end"));
        yes.setId("rules.end.yes");
        yes.getStyleClass().add("danger");
        yes.setOnAction(event -> {
            ui.dialogs().close();
            end.run();
        });
        HBox buttons = new HBox(cancel, yes);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(question, explain, buttons);
    }
}
