package org.bunpil.relay.room.replica;

import java.io.IOException;
import java.util.List;
import org.bunpil.board.Admission;
import org.bunpil.board.AdmissionResult;
import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** A board's state as this relay has folded it from the log so far. On the lane only. */
public final class BoardReplica {
    private final Metrics metrics;
    private final Board board;
    private final Admission admission;
    private final BatchRing ring;
    private Position position;
    private String inc;
    private @Nullable String owner;
    private int recordsSinceSnapshot;
    private boolean lacksSnapshot;
    private @Nullable SharedSnapshot sharedSnapshot;

    /** The result of folding a record. */
    public sealed interface Folded {
        /** The record has no effect: it is unreadable, a duplicate, or out of order. */
        record Skipped() implements Folded {}

        record Applied(LogRecord record, Batch batch, BoardChange change) implements Folded {}

        record Refused(LogRecord record, AdmissionResult.Rejected rejection) implements Folded {}
    }

    private static final Folded SKIPPED = new Folded.Skipped();

    /** An empty board, before its first record. */
    public BoardReplica(Metrics metrics) {
        this(new Board(), List.of(), Position.START, "", null, metrics);
    }

    /** An empty board, before its first record, whose stored snapshot cannot be read. */
    public static BoardReplica withoutSnapshot(Metrics metrics) {
        BoardReplica replica = new BoardReplica(metrics);
        replica.lacksSnapshot = true;
        return replica;
    }

    /** A board from its stored snapshot. */
    BoardReplica(SnapshotCodec snapshot, Position position, Metrics metrics) {
        this(
                new Board(snapshot.snapshot()),
                snapshot.clients(),
                position,
                snapshot.snapshot().inc(),
                snapshot.snapshot().owner(),
                metrics);
    }

    /** @throws IOException when it cannot be read, or its hash is not the one that was stored */
    public static BoardReplica of(StoredSnapshot stored, Metrics metrics) throws IOException {
        SnapshotCodec snapshot = SnapshotCodec.decode(stored.body());
        BoardReplica replica = new BoardReplica(snapshot, stored.position(), metrics);
        if (replica.board().hash().equals(snapshot.hash())) return replica;
        throw new IOException("stored board has another hash than when it was written");
    }

    private BoardReplica(
            Board board,
            List<Admission.Client> clients,
            Position position,
            String inc,
            @Nullable String owner,
            Metrics metrics) {
        this.metrics = metrics;
        this.board = board;
        this.admission = new Admission(board, clients);
        this.ring = new BatchRing(board.seq(), board.hash());
        this.position = position;
        this.inc = inc;
        this.owner = owner;
    }

    public Folded fold(LogEntry entry, long nowMillis) {
        position = entry.position();
        recordsSinceSnapshot++;
        return switch (WireCodec.readRecord(entry.body())) {
            case Parsed.Bad<LogRecord> _ -> {
                metrics.count(Counter.RECORDS_SKIPPED, "unreadable");
                yield SKIPPED;
            }
            case Parsed.Good<LogRecord>(LogRecord record) -> fold(record, entry.tsMillis(), nowMillis);
        };
    }

    private Folded fold(LogRecord record, long tsMillis, long nowMillis) {
        return switch (admission.admit(record)) {
            case AdmissionResult.Accepted(Batch batch) -> {
                for (Op op : batch.ops()) if (op instanceof Op.Init init) begin(init);
                BoardChange change = board.apply(batch);
                ring.add(WireCodec.writeBatch(batch), tsMillis, nowMillis, board.hash());
                yield new Folded.Applied(record, batch, change);
            }
            case AdmissionResult.Rejected rejected -> new Folded.Refused(record, rejected);
            case AdmissionResult.Duplicate _ -> {
                metrics.count(Counter.RECORDS_SKIPPED, "duplicate");
                yield SKIPPED;
            }
            case AdmissionResult.Gap _ -> {
                metrics.count(Counter.RECORDS_SKIPPED, "gap");
                yield SKIPPED;
            }
        };
    }

    private void begin(Op.Init init) {
        if (!inc.isEmpty()) return;
        inc = init.inc();
        owner = init.owner();
    }

    public Board board() {
        return board;
    }

    public Admission admission() {
        return admission;
    }

    public BatchRing ring() {
        return ring;
    }

    public Position position() {
        return position;
    }

    /** The incarnation; "" before the board's first record. */
    public String inc() {
        return inc;
    }

    public @Nullable String owner() {
        return owner;
    }

    /** Whether the log begins with a snapshot, and that cannot be read: then what is on the board is not known. */
    public boolean isUnknown() {
        return lacksSnapshot && inc.isEmpty();
    }

    public int recordsSinceSnapshot() {
        return recordsSinceSnapshot;
    }

    /** The current state; the same object for all callers at the same seq. */
    public SharedSnapshot sharedSnapshot() {
        SharedSnapshot now = sharedSnapshot;
        if (now == null || now.seq() != board.seq()) {
            now = new SharedSnapshot(board.snapshot(), board.hash());
            sharedSnapshot = now;
        }
        return now;
    }

    /** Forgets the shared snapshot once it is out of date. Members that are still being sent it keep it. */
    public void dropStaleSharedSnapshot() {
        if (sharedSnapshot != null && sharedSnapshot.seq() != board.seq()) sharedSnapshot = null;
    }

    /** The current state in its stored form. */
    public SnapshotCodec takeSnapshot() {
        recordsSinceSnapshot = 0;
        return new SnapshotCodec(board.snapshot(), admission.clients(), board.hash());
    }
}
