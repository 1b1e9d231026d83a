package org.bunpil.relay.room;

import java.io.IOException;
import java.util.List;
import org.bunpil.board.Admission;
import org.bunpil.board.Board;
import org.bunpil.board.Change;
import org.bunpil.board.Verdict;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.wire.Frames;
import org.bunpil.wire.Parsed;
import org.jspecify.annotations.Nullable;

/** A board as this relay has folded it from the log so far. On the lane only. */
final class Ledger {
    private final Metrics metrics;
    private final Board board;
    private final Admission admission;
    private final Ring ring;
    private Position position;
    private String inc;
    private @Nullable String owner;
    private int recordsSinceSnapshot;
    private @Nullable SharedSnapshot shared;

    /** What became of a record. */
    sealed interface Folded {
        /** Nothing: unreadable, seen before, or out of turn. */
        record Nothing() implements Folded {}

        record Applied(LogRecord record, Batch batch, Change change) implements Folded {}

        record Refused(LogRecord record, Verdict.Rejected verdict) implements Folded {}
    }

    private static final Folded NOTHING = new Folded.Nothing();

    /** An empty board, before its first record. */
    Ledger(Metrics metrics) {
        this(new Board(), List.of(), Position.START, "", null, metrics);
    }

    /** A board as it was stored. */
    Ledger(BoardFile file, Position position, Metrics metrics) {
        this(
                new Board(file.snapshot()),
                file.clients(),
                position,
                file.snapshot().inc(),
                file.snapshot().owner(),
                metrics);
    }

    /** @throws IOException when it cannot be read, or reads differently than it was written */
    static Ledger of(StoredSnapshot stored, Metrics metrics) throws IOException {
        BoardFile file = BoardFile.decode(stored.body());
        Ledger ledger = new Ledger(file, stored.position(), metrics);
        if (ledger.board().hash().equals(file.hash())) return ledger;
        throw new IOException("stored board has another hash than when it was written");
    }

    private Ledger(
            Board board,
            List<Admission.Client> clients,
            Position position,
            String inc,
            @Nullable String owner,
            Metrics metrics) {
        this.metrics = metrics;
        this.board = board;
        this.admission = new Admission(board, clients);
        this.ring = new Ring(board.seq(), board.hash());
        this.position = position;
        this.inc = inc;
        this.owner = owner;
    }

    Folded fold(Entry entry, long nowMillis) {
        position = entry.position();
        recordsSinceSnapshot++;
        return switch (Frames.readRecord(entry.body())) {
            case Parsed.Bad<LogRecord> _ -> {
                metrics.count(Count.RECORDS_SKIPPED, "unreadable");
                yield NOTHING;
            }
            case Parsed.Good<LogRecord>(LogRecord record) -> fold(record, entry.tsMillis(), nowMillis);
        };
    }

    private Folded fold(LogRecord record, long tsMillis, long nowMillis) {
        return switch (admission.admit(record)) {
            case Verdict.Accepted(Batch batch) -> {
                for (Op op : batch.ops()) if (op instanceof Op.Init init) begin(init);
                Change change = board.apply(batch);
                ring.add(Frames.batch(batch), tsMillis, nowMillis, board.hash());
                yield new Folded.Applied(record, batch, change);
            }
            case Verdict.Rejected rejected -> new Folded.Refused(record, rejected);
            case Verdict.Duplicate _ -> {
                metrics.count(Count.RECORDS_SKIPPED, "duplicate");
                yield NOTHING;
            }
            case Verdict.Gap _ -> {
                metrics.count(Count.RECORDS_SKIPPED, "gap");
                yield NOTHING;
            }
        };
    }

    private void begin(Op.Init init) {
        if (!inc.isEmpty()) return;
        inc = init.inc();
        owner = init.owner();
    }

    Board board() {
        return board;
    }

    Admission admission() {
        return admission;
    }

    Ring ring() {
        return ring;
    }

    Position position() {
        return position;
    }

    /** Incarnation; "" before the board's first record. */
    String inc() {
        return inc;
    }

    @Nullable
    String owner() {
        return owner;
    }

    int recordsSinceSnapshot() {
        return recordsSinceSnapshot;
    }

    /** The state now; the same object for all who ask at the same seq. */
    SharedSnapshot shared() {
        SharedSnapshot now = shared;
        if (now == null || now.seq() != board.seq()) {
            now = new SharedSnapshot(board.snapshot(), board.hash());
            shared = now;
        }
        return now;
    }

    /** Drops the shared state once it is out of date: only those who still send it hold it then. */
    void forgetShared() {
        if (shared != null && shared.seq() != board.seq()) shared = null;
    }

    /** What to store. */
    BoardFile file() {
        recordsSinceSnapshot = 0;
        return new BoardFile(board.snapshot(), admission.clients(), board.hash());
    }
}
