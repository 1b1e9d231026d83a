package org.bunpil.sync;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Change;
import org.bunpil.model.Limits;
import org.bunpil.op.Op;

/** An own batch that the log has not given back yet. The newest may still be open: ops are added until it is sealed to be sent. */
final class Pending {
    /** Leaves room for what wraps the ops. */
    private static final int MAX_COST_BYTES = Limits.BATCH_BYTES - 1_024;

    final long k;
    final long sinceMillis;
    private final List<Op> ops = new ArrayList<>();
    private int ids;
    private int costBytes;
    /** What it did to the view, oldest first; empty while it is taken back. */
    final List<Change> changes = new ArrayList<>();
    /** No op is added any more. */
    boolean sealed;
    /** The outbox has it. */
    boolean kept;
    /** More than the rest of a stroke: people count it as something they did. */
    private boolean aChange;

    Pending(long k, long sinceMillis) {
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
        boolean before = aChange;
        aChange |= !(op instanceof Op.Append || op instanceof Op.End);
        return aChange && !before;
    }

    /** Whether it begins or does something, and does not only go on with a stroke. */
    boolean isAChange() {
        return aChange;
    }

    List<Op> ops() {
        return List.copyOf(ops);
    }

    /** A little more than its encoded size. */
    int costBytes() {
        return costBytes;
    }

    /** Takes its effect out and keeps its number: what a relay found malformed is sent again empty. */
    void empty() {
        ops.clear();
        ids = 0;
        costBytes = 0;
        aChange = false;
        sealed = true;
    }
}
