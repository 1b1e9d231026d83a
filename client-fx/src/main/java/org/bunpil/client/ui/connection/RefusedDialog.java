package org.bunpil.client.ui.connection;

import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.AuthCause;

/** Shown when the relay refuses this window: says why, and what the person can do. The board of an ended class can still be read. */
public final class RefusedDialog {
    private RefusedDialog() {}

    public static ModalDialog of(UiContext ui, ErrorCode refusal) {
        Messages messages = ui.messages();
        boolean ended = refusal == ErrorCode.ENDED && ui.board().session().reached();
        AuthCause cause = refusal == ErrorCode.AUTH ? ui.board().session().authCause() : null;
        String title = ended ? "stop.ended" : cause == null ? title(refusal) : title(cause);
        ModalDialog dialog = new ModalDialog("refused-dialog", messages.text(title))
                .text(cause == null ? messages.codeSentence(refusal) : messages.text(sentence(cause)))
                .button("stop.again", messages.text("stop.again"), ui.board().session()::retry);
        return ended
                ? dialog.button("stop.back", messages.text("stop.back"), ui.app()::leave)
                        .primary("stop.read", messages.text("stop.read"), () -> {})
                : dialog.primary("stop.back", messages.text("stop.back"), ui.app()::leave);
    }

    private static String sentence(AuthCause cause) {
        return switch (cause) {
            case CODE -> "code.auth.code";
            case KEY -> "code.auth.key";
            case CONTINUED -> "code.auth.continued";
        };
    }

    private static String title(AuthCause cause) {
        return switch (cause) {
            case CODE -> "stop.auth.code";
            case KEY -> "stop.auth.key";
            case CONTINUED -> "stop.auth.continued";
        };
    }

    private static String title(ErrorCode refusal) {
        if (refusal == ErrorCode.KICKED) return "stop.kicked";
        return refusal == ErrorCode.AUTH ? "stop.auth" : "stop.title";
    }
}
