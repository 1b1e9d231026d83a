package org.bunpil.sync.replica;

import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.op.Batch;

/** Is told what the log gave. */
public interface ConfirmedObserver {
    /** The confirmed board has taken a batch, with this change. */
    void applied(Batch batch, BoardChange change, Board confirmed);
}
