package org.bunpil.sync.replica;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.BoardChange;
import org.bunpil.model.Limits;
import org.bunpil.op.Op;

/** An own batch that the log has not given back yet. The newest may still be open: ops are added until it is sealed to be sent. */
public final class PendingBatch {
    /** Leaves room for what wraps the ops. */
    private static final int MAX_COST_BYTES = Limits.BATCH_BYTES - 1_024;

    public final long k;
    final long sinceMillis;
    private final List<Op> ops = new ArrayList<>();
    private int ids;
    private int costBytes;
    /** What it did to the view, oldest first; empty while it is taken back. */
    final List<BoardChange> changes = new ArrayList<>();
    /** No op is added any more. */
    public boolean sealed;
    /** The outbox has it. */
    public boolean stored;
    /** More than the rest of a stroke: people count it as something they did. */
    private boolean countsAsChange;

    PendingBatch(long k, long sinceMillis) {
        this.k = k;
        this.sinceMillis = sinceMillis;
    }

    boolean fits(Op op) {
        return ops.isEmpty()
                || (ops.size() < Limits.BATCH_OPS
                        && ids + OpSize.ids(op) <= Limits.BATCH_IDS
                        && costBytes + OpSize.bytes(op) <= MAX_COST_BYTES);
    }

    /** @return whether the batch has become a change by it */
    boolean add(Op op) {
        ops.add(op);
        ids += OpSize.ids(op);
        costBytes += OpSize.bytes(op);
        boolean before = countsAsChange;
        countsAsChange |= !(op instanceof Op.Append || op instanceof Op.End);
        return countsAsChange && !before;
    }

    /** Whether it begins or does something, and does not only go on with a stroke. */
    boolean countsAsChange() {
        return countsAsChange;
    }

    public List<Op> ops() {
        return List.copyOf(ops);
    }

    /** A little more than its encoded size. */
    public int costBytes() {
        return costBytes;
    }

    /** Takes its effect out and keeps its number: what a relay found malformed is sent again empty. */
    void empty() {
        ops.clear();
        ids = 0;
        costBytes = 0;
        countsAsChange = false;
        sealed = true;
    }
}
