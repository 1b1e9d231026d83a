package org.bunpil.client.ui.connection;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Shown when nobody answers at the address typed for joining. Without it, an empty board would look like the class's board. */
public final class RelayUnreachableDialog {
    public static final String ID = "unreachable-dialog";

    private RelayUnreachableDialog() {}

    public static ModalDialog of(UiContext ui) {
        Messages messages = ui.messages();
        String address = ui.app().invitation().address();
        return new ModalDialog(ID, messages.text("unreached.title", address))
                .text(messages.text("unreached.explain"))
                .cancel(messages.text("unreached.wait"))
                .primary("unreached.back", messages.text("unreached.back"), ui.app()::leave);
    }
}
