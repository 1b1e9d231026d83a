package org.bunpil.client.editor;

import java.util.List;
import java.util.function.Supplier;
import org.bunpil.board.BoardView;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** The board as the editor sees it. All calls on the app's thread; none blocks. */
public interface EditableBoard {
    /** What to show: the confirmed board with own pending ops applied. Always the same object. */
    BoardView view();

    /** Own participant number; 0 before it is known. */
    int you();

    /** A new element or page id with this client's prefix. */
    String newId();

    /**
     * Submits own ops; they are in {@link #view} when this returns. Each op is within the limits; the implementation splits them into
     * batches.
     *
     * @param urgent whether to send at once (first sample, pen-up)
     */
    void submit(List<Op> ops, boolean urgent);

    /** Own presence has changed; the supplier is asked when the presence may be sent. */
    void publishPresence(Supplier<Presence> latest);

    /** The own hand was raised or lowered; also part of what {@link #publishPresence} gets. */
    void handRaised(boolean raised);

    /** Adds a listener; it is never removed. */
    void listen(EditableBoardListener listener);

    /** Something time-critical is in progress: no long pauses between ticks. */
    void hurry();

    /** Milliseconds that never decrease; the origin has no meaning. */
    long millis();

    /** Whether the relay, as far as it is known, knows a version of the fold. */
    boolean relayKnows(int fold);

    /** Null, or why own ops would be refused at the moment: frozen, muted or role. */
    @Nullable
    ErrorCode mayWrite();
}
