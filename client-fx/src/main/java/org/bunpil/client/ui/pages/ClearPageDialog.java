package org.bunpil.client.ui.pages;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Asks before a whole page is cleared. */
final class ClearPageDialog {
    private ClearPageDialog() {}

    static ModalDialog of(UiContext ui) {
        Messages messages = ui.messages();
        return new ModalDialog("clear-dialog", messages.text("clear.question"))
                .text(messages.text("clear.explain"))
                .cancel(messages.text("action.cancel"))
                .danger(
                        "clear.do",
                        messages.text("clear.do"),
                        ui.board().editor().selectionCommands()::clearPage);
    }
}
