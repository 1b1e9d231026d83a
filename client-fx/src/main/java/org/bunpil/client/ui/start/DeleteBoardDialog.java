package org.bunpil.client.ui.start;

import javafx.scene.control.Label;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Asks before a board is deleted for good. */
final class DeleteBoardDialog {
    private DeleteBoardDialog() {}

    /** @param delete deletes it */
    static ModalDialog of(Messages messages, StartModel.BoardItem item, Runnable delete) {
        String name = BoardListPane.name(item, messages);
        ModalDialog dialog = new ModalDialog("delete-board-dialog", messages.text("boards.delete.question", name));
        if (item.unsent()) {
            Label unsent = new Label(messages.text("boards.delete.unsent"));
            unsent.setId("boards.delete.unsent");
            unsent.getStyleClass().add("problem");
            unsent.setWrapText(true);
            dialog.content(unsent);
        }
        return dialog.text(messages.text(item.host() ? "boards.delete.host" : "boards.delete.joined"))
                .cancel(messages.text("action.cancel"))
                .danger("boards.delete.yes", messages.text("boards.delete"), delete);
    }
}
