package org.bunpil.client.ui.commands;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Asks before a teacher's window closes the class that it hosts while other people are in it. */
public final class LeaveClassDialog {
    private LeaveClassDialog() {}

    private static ModalDialog of(UiContext ui, long others, Runnable leave) {
        Messages messages = ui.messages();
        return new ModalDialog("leave-dialog", messages.text("leave.question"))
                .text(messages.text("leave.explain", others))
                .cancel(messages.text("leave.stay"))
                .danger("leave.do", messages.text("leave.do"), leave);
    }

    /** Leaves at once when nobody else is affected. @param leave closes the board */
    public static void confirm(UiContext ui, Runnable leave) {
        boolean hosted = ui.app().invitation().reach() != Invitation.Reach.RELAY;
        long others = ui.board().session().roster().get().othersHere();
        if (hosted && others > 0) {
            ui.dialogs().show(of(ui, others, leave));
        } else {
            leave.run();
        }
    }
}
