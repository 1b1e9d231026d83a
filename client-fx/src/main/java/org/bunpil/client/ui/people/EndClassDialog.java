package org.bunpil.client.ui.people;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Asks before everybody but teachers must leave the board. */
final class EndClassDialog {
    private EndClassDialog() {}

    static ModalDialog of(UiContext ui, Runnable end) {
        Messages messages = ui.messages();
        return new ModalDialog("end-dialog", messages.text("rules.end.question"))
                .text(messages.text("rules.end.explain"))
                .cancel(messages.text("action.cancel"))
                .danger("rules.end.yes", messages.text("rules.end"), end);
    }
}
