package org.bunpil.client.ui.actions;

import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Why something cannot be done now: message keys of short texts, or null when it can. */
public record DisabledReasons(BoardContext board) {
    /** Why nothing can be written. */
    public @Nullable String writing() {
        ErrorCode code = board.editor().mayWrite();
        return code == null ? null : key(code);
    }

    /** For actions that change pages. */
    public @Nullable String pages() {
        String writing = writing();
        return writing == null && !board.editor().mayChangePages() ? "why.pages" : writing;
    }

    /** For actions that only teachers may run. */
    public @Nullable String hosts() {
        return board.isHost() ? null : "why.host";
    }

    public @Nullable String selected(int least) {
        int count = board.editor().selection().size();
        if (count >= least) {
            String writing = writing();
            return writing == null && board.editor().selectionCommands().isOthers() ? "why.not_yours" : writing;
        }
        return least > 1 ? "why.few.selected" : "why.nothing.selected";
    }

    /** Message key of the short text for a reason not to write. */
    public static String key(ErrorCode code) {
        return switch (code) {
            case FROZEN, MUTED, ROLE, LIMIT -> "why." + code.text();
            default -> "code." + code.text();
        };
    }
}
