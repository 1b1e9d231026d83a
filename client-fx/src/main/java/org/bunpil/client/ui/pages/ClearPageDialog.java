package org.bunpil.client.ui.pages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;

/** Asks before a whole page is cleared. */
final class ClearPageDialog extends VBox {
    ClearPageDialog(UiContext ui) {
        Messages messages = ui.messages();
        getStyleClass().add("dialog-panel");
        Label question = new Label(messages.text("clear.question"));
        question.getStyleClass().add("dialog-title");
        Label explain = new Label(messages.text("clear.explain"));
        explain.setWrapText(true);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> ui.dialogs().close());
        Button clear = new Button(messages.text("clear.do"));
        clear.setId("clear.do");
        clear.getStyleClass().add("danger");
        clear.setOnAction(event -> {
            ui.dialogs().close();
            ui.board().editor().selectionCommands().clearPage();
        });
        HBox buttons = new HBox(cancel, clear);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(question, explain, buttons);
    }
}
