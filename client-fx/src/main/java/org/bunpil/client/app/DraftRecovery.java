package org.bunpil.client.app;

import java.util.List;
import org.bunpil.client.editor.TextDraft;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.op.Op;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/**
 * Stores the text that is being written, and puts onto the board what an earlier run was writing when it was killed, as it ends a stroke
 * that was being drawn.
 */
final class DraftRecovery implements TextDraft.Store {
    private final FileOutbox outbox;
    private @Nullable TextDraft left;

    /** @param left what an earlier run stored */
    DraftRecovery(FileOutbox outbox, List<Op> left) {
        this.outbox = outbox;
        this.left = TextDraft.of(left);
    }

    /** Stores from now on, and brings back what is left as soon as there is a board. */
    void start(BoardContext context) {
        context.editor().textEditing().store(this);
        context.session().status().addListener((observable, before, now) -> {
            if (now.phase() == SyncPhase.LIVE) recover(context);
        });
        if (context.session().reached()) recover(context);
    }

    private void recover(BoardContext context) {
        TextDraft draft = left;
        if (draft == null || context.session().view().pages().isEmpty()) return;
        left = null;
        context.editor().textEditing().resume(draft);
        // If the board does not accept it now, it stays open.
        context.canvas().finishWriting();
    }

    @Override
    public void written(TextDraft draft) {
        if (draft.written().isBlank()) outbox.deleteDraft();
        else outbox.writeDraft(draft.toOps());
    }

    @Override
    public void ended(List<Op> ops) {
        if (ops.isEmpty()) outbox.deleteDraft();
        else outbox.deleteDraftAfter(ops.getFirst());
    }
}
