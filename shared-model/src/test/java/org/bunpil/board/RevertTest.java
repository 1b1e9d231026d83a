package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** A board is the same however it came to its state: after reverts, from a snapshot, or hashed late. */
class RevertTest {
    private static final int LOGS = 60;
    private static final int BATCHES = 60;

    /** A client numbers its deletions before the log does; the log's numbers then come element by element. */
    @Test
    void deletionsThatSwapTheirNumbersStayInTheTrash() {
        BoardFixture b = new BoardFixture();
        b.host(
                new Op.Add(BoardFixture.rect("a-1", BoardFixture.P1)),
                new Op.Add(BoardFixture.rect("a-2", BoardFixture.P1)));
        Board view = new Board(b.board.snapshot());
        view.apply(new Batch(b.host, 9, List.of(new Op.Delete(List.of("a-1", "a-2")))));
        b.host(new Op.Delete(List.of("a-2", "a-1")));
        view.copyElementsFrom(b.board, List.of("a-1", "a-2"), true);
        assertEquals(b.board.snapshot().trash(), view.snapshot().trash());
        assertEquals(b.board.hash(), new Board(view.snapshot()).hash());
    }

    @Test
    void revertGivesBackEqualSnapshotAndHash() {
        for (long seed = 0; seed < LOGS; seed++) {
            Board board = new Board();
            List<Batch> batches = new ArrayList<>();
            List<Snapshot> snapshots = new ArrayList<>(List.of(board.snapshot()));
            List<String> hashes = new ArrayList<>(List.of(board.hash()));
            List<BoardChange> changes = new ArrayList<>();
            for (Batch batch : accepted(seed)) {
                batches.add(batch);
                changes.add(board.apply(batch));
                snapshots.add(board.snapshot());
                hashes.add(board.hash());
            }
            // Back and forth in steps of growing length, as a client does with pending batches.
            int at = batches.size();
            for (int length = 1; length <= at; length += 3) {
                for (int i = at; i > at - length; i--) {
                    board.revert(changes.get(i - 1));
                    assertEquals(snapshots.get(i - 1), board.snapshot(), "seed " + seed + ", back to " + (i - 1));
                    assertEquals(hashes.get(i - 1), board.hash(), "seed " + seed + ", back to " + (i - 1));
                }
                for (int i = at - length; i < at; i++) changes.set(i, board.apply(batches.get(i)));
                assertEquals(snapshots.get(at), board.snapshot(), "seed " + seed + ", forth from " + (at - length));
                assertEquals(hashes.get(at), board.hash(), "seed " + seed + ", forth from " + (at - length));
            }
        }
    }

    @Test
    void onlyTheNewestChangeIsReverted() {
        Board board = new Board();
        List<Batch> batches = accepted(1);
        BoardChange first = board.apply(batches.get(0));
        board.apply(batches.get(1));
        assertThrows(IllegalArgumentException.class, () -> board.revert(first));
    }

    @Test
    void aSnapshotAndTheTailEqualTheWholeLog() {
        for (long seed = 0; seed < LOGS; seed++) {
            List<LogRecord> log = new ArrayList<>();
            List<String> results = new ArrayList<>();
            List<String> hashes = new ArrayList<>();
            List<Snapshot> snapshots = new ArrayList<>();
            LogReplay.play(seed, BATCHES, (record, result, board) -> {
                log.add(record);
                results.add(result.toString());
                hashes.add(board.hash());
                snapshots.add(board.snapshot());
            });
            int cut = (int) (seed * 7 % log.size());
            Board head = new Board();
            Admission admission = new Admission(head);
            for (LogRecord record : log.subList(0, cut)) take(admission, head, record);
            Board tail = new Board(head.snapshot());
            Admission tailAdmission = new Admission(tail, admission.clients());
            assertEquals(head.hash(), tail.hash());
            for (int i = cut; i < log.size(); i++) {
                String where = "seed " + seed + ", cut " + cut + ", record " + i;
                assertEquals(
                        results.get(i), take(tailAdmission, tail, log.get(i)).toString(), where);
                assertEquals(snapshots.get(i), tail.snapshot(), where);
                assertEquals(hashes.get(i), tail.hash(), where);
            }
        }
    }

    @Test
    void theHashDoesNotDependOnWhenItIsAsked() {
        for (long seed = 0; seed < LOGS; seed++) {
            Board often = new Board();
            Board late = new Board();
            for (Batch batch : accepted(seed)) {
                often.apply(batch);
                late.apply(batch);
                assertEquals(new Board(often.snapshot()).hash(), often.hash(), "seed " + seed);
            }
            assertEquals(often.hash(), late.hash(), "seed " + seed);
        }
    }

    private static AdmissionResult take(Admission admission, Board board, LogRecord record) {
        AdmissionResult result = admission.admit(record);
        if (result instanceof AdmissionResult.Accepted accepted) board.apply(accepted.batch());
        return result;
    }

    private static List<Batch> accepted(long seed) {
        List<Batch> batches = new ArrayList<>();
        LogReplay.play(seed, BATCHES, (_, result, _) -> {
            if (result instanceof AdmissionResult.Accepted a) batches.add(a.batch());
        });
        return batches;
    }
}
