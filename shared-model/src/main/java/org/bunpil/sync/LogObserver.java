package org.bunpil.sync;

import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardView;
import org.bunpil.op.Batch;

/** Sees each batch that the log gives, with its time. Must not submit anything meanwhile. */
public interface LogObserver {
    LogObserver NONE = new LogObserver() {
        @Override
        public void applied(Batch batch, BoardChange change, BoardView confirmed, long tsMillis) {}

        @Override
        public void replaced() {}
    };

    /**
     * The confirmed board has taken a batch.
     *
     * @param change what the batch did to it
     * @param tsMillis when the log took the batch, or a later one that came with it
     */
    void applied(Batch batch, BoardChange change, BoardView confirmed, long tsMillis);

    /** The confirmed board was replaced as a whole: nobody knows what happened in between. */
    void replaced();
}
