package org.bunpil.client.ui.start;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.DialogLayer;

/** Asks before a board is deleted for good. */
final class DeleteBoardDialog extends VBox {
    /** @param delete deletes it */
    DeleteBoardDialog(Messages messages, StartModel.BoardItem item, DialogLayer dialogs, Runnable delete) {
        setId("delete-board-dialog");
        getStyleClass().add("dialog-panel");
        Label question = new Label(messages.text("boards.delete.question", BoardListPane.name(item, messages)));
        question.getStyleClass().add("dialog-title");
        question.setWrapText(true);
        getChildren().add(question);
        if (item.unsent()) {
            Label unsent = new Label(messages.text("boards.delete.unsent"));
            unsent.setId("boards.delete.unsent");
            unsent.getStyleClass().add("problem");
            unsent.setWrapText(true);
            getChildren().add(unsent);
        }
        Label explain = new Label(messages.text(item.host() ? "boards.delete.host" : "boards.delete.joined"));
        explain.setWrapText(true);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> dialogs.close());
        Button yes = new Button(messages.text("boards.delete"));
        yes.setId("boards.delete.yes");
        yes.getStyleClass().add("danger");
        yes.setOnAction(event -> {
            dialogs.close();
            delete.run();
        });
        HBox buttons = new HBox(cancel, yes);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(explain, buttons);
    }
}
