package org.bunpil.client.ui.commands;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.session.Roster;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** Asks before a teacher's window closes the class that it hosts while other people are in it. */
public final class LeaveClassDialog {
    private LeaveClassDialog() {}

    private static ModalDialog of(UiContext ui, String explanation, Runnable leave) {
        Messages messages = ui.messages();
        return new ModalDialog("leave-dialog", messages.text("leave.question"))
                .text(explanation)
                .cancel(messages.text("leave.stay"))
                .button(
                        "leave.save",
                        messages.text("leave.save"),
                        () -> ui.app().files().saveClass(ui))
                .danger("leave.do", messages.text("leave.do"), leave);
    }

    /**
     * Leaves at once when nobody else is affected. While this window's own connection is lost, nobody knows who is in the class, so it asks.
     *
     * @param leave closes the board
     */
    public static void confirm(UiContext ui, Runnable leave) {
        BoardSession session = ui.board().session();
        Roster roster = session.roster().get();
        long others = roster.othersHere();
        boolean hosted = ui.app().invitation().reach() != Invitation.Reach.RELAY;
        boolean unknown = !roster.connected() && session.reached();
        if (hosted && (others > 0 || unknown)) {
            Messages messages = ui.messages();
            String explanation =
                    unknown ? messages.text("leave.explain.unknown") : messages.text("leave.explain", others);
            ui.dialogs().show(of(ui, explanation, leave));
        } else {
            leave.run();
        }
    }
}
