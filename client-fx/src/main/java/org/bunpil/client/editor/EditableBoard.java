package org.bunpil.client.editor;

import java.util.List;
import java.util.function.Supplier;
import org.bunpil.board.BoardView;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** The board as the editor needs it. All calls on the app's thread; none blocks. */
public interface EditableBoard {
    /** What to show: the confirmed board with own pending ops on it. Always the same object. */
    BoardView view();

    /** A new element or page id with this client's prefix. */
    String newId();

    /**
     * Own ops: in {@link #view} when this returns. The implementer splits them into batches within the limits; each op is within
     * them already.
     *
     * @param urgent sends at once (first sample, pen-up)
     */
    void submit(List<Op> ops, boolean urgent);

    /** Own presence is another: it is asked for when it may be sent. */
    void publishPresence(Supplier<Presence> latest);

    /** Own hand was raised or lowered; it is in what {@link #publishPresence} was given too. */
    void handRaised(boolean raised);

    /** Adds a listener for good. */
    void listen(EditableBoardListener listener);

    /** Something is under way for which time matters: no rest between ticks. */
    void hurry();

    /** Milliseconds that only go up; the origin means nothing. */
    long millis();

    /** Null, or why own ops would be refused just now: frozen, muted or role. */
    @Nullable
    ErrorCode mayWrite();
}
