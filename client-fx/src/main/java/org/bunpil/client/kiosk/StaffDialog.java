package org.bunpil.client.kiosk;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.settings.SettingsDialog;

/** The kiosk's settings, behind its PIN: how it looks, where its bars are, and the one way out. */
final class StaffDialog {
    private StaffDialog() {}

    static ModalDialog of(Messages messages, AppControl app) {
        ModalDialog dialog = new ModalDialog("kiosk-staff-dialog", messages.text("kiosk.staff")).style("kiosk-dialog");
        SettingsDialog.addLooks(dialog, messages, app);
        return dialog.danger("kiosk.leave", messages.text("kiosk.leave"), app::quit)
                .close(messages.text("action.close"));
    }
}
