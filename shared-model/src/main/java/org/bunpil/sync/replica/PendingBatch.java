package org.bunpil.sync.replica;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.BoardChange;
import org.bunpil.model.Limits;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;

/** An own batch that the log has not given back yet. The newest may still be open: ops are added until it is sealed for sending. */
public final class PendingBatch {
    /** Leaves room for the frame around the ops. */
    private static final int MAX_COST_BYTES = Limits.BATCH_BYTES - 1_024;

    public final long k;
    final long sinceMillis;
    private final List<Op> ops = new ArrayList<>();
    private int ids;
    private int costBytes;
    /** What it changed in the view, oldest first; empty while it is reverted. */
    final List<BoardChange> changes = new ArrayList<>();
    /** No further op is added. */
    public boolean sealed;
    /** The outbox has it. */
    public boolean stored;
    /** Whether it does more than continue a stroke, so that users count it as a change. */
    private boolean countsAsChange;

    PendingBatch(long k, long sinceMillis) {
        this.k = k;
        this.sinceMillis = sinceMillis;
    }

    /** A batch that an earlier run stored. */
    static PendingBatch stored(ClientFrame.Ops batch) {
        PendingBatch p = new PendingBatch(batch.k(), 0);
        batch.ops().forEach(p::add);
        p.sealed = true;
        p.stored = true;
        return p;
    }

    boolean fits(Op op) {
        return ops.isEmpty()
                || (ops.size() < Limits.BATCH_OPS
                        && ids + OpSize.ids(op) <= Limits.BATCH_IDS
                        && costBytes + OpSize.bytes(op) <= MAX_COST_BYTES);
    }

    /** @return whether the op makes the batch count as a change */
    boolean add(Op op) {
        ops.add(op);
        ids += OpSize.ids(op);
        costBytes += OpSize.bytes(op);
        boolean before = countsAsChange;
        countsAsChange |= !(op instanceof Op.Append || op instanceof Op.End);
        return countsAsChange && !before;
    }

    /** Whether it does more than continue a stroke. */
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

    /** Removes its ops and keeps its number: a batch that a relay found malformed is sent again empty. */
    void empty() {
        ops.clear();
        ids = 0;
        costBytes = 0;
        countsAsChange = false;
        sealed = true;
    }
}
