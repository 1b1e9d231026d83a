package org.bunpil.client.ui.connection;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.model.ErrorCode;

/** Shown when the relay refuses this window: says why, and what the person can do. The board of an ended class can still be read. */
public final class RefusedDialog {
    private RefusedDialog() {}

    public static ModalDialog of(UiContext ui, ErrorCode refusal) {
        Messages messages = ui.messages();
        boolean ended = refusal == ErrorCode.ENDED && ui.board().session().reached();
        ModalDialog dialog = new ModalDialog("refused-dialog", messages.text(ended ? "stop.ended" : title(refusal)))
                .text(messages.codeSentence(refusal))
                .button("stop.again", messages.text("stop.again"), ui.board().session()::retry);
        return ended
                ? dialog.button("stop.back", messages.text("stop.back"), ui.app()::leave)
                        .primary("stop.read", messages.text("stop.read"), () -> {})
                : dialog.primary("stop.back", messages.text("stop.back"), ui.app()::leave);
    }

    private static String title(ErrorCode refusal) {
        if (refusal == ErrorCode.KICKED) return "stop.kicked";
        return refusal == ErrorCode.AUTH ? "stop.auth" : "stop.title";
    }
}
