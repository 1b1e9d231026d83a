package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.oracle.Oracle;
import org.junit.jupiter.api.Test;

/** Compares the fold with a second, simple one that starts again from the first record each time. */
class OracleTest {
    private static final int LOGS = 2_000;
    private static final int BATCHES = 50;
    /** Number of logs that are checked op by op, and how often each kind of op must have had an effect in them. */
    private static final int SAMPLED_LOGS = 600;

    private static final int ENOUGH = 20;

    @Test
    void equalStateAndHashAtEverySeq() {
        for (long seed = 0; seed < LOGS; seed++) {
            List<LogRecord> log = new ArrayList<>();
            String where = "seed " + seed;
            LogReplay.play(seed, BATCHES, (record, result, board) -> {
                log.add(record);
                Oracle oracle = Oracle.fold(log);
                Supplier<String> step = () -> where + ", record " + (log.size() - 1) + ": " + record;
                assertEquals(oracle.result(), LogReplay.text(result), step);
                assertEquals(oracle.seq(), board.seq(), step);
                if (!(result instanceof AdmissionResult.Accepted)) return;
                List<String> lines = oracle.lines();
                assertEquals(lines, Oracle.lines(board.snapshot()), step);
                assertEquals(Oracle.hash(lines), board.hash(), step);
            });
        }
    }

    /** Otherwise the comparison would prove little: every result occurs and every kind of op has an effect, including renumbering. */
    @Test
    void theLogsHoldEverythingThatMatters() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < SAMPLED_LOGS; seed++) {
            Board opByOp = new Board();
            LogReplay.play(seed, BATCHES, (record, result, _) -> {
                String text = record.refused() == null ? LogReplay.text(result) : "refused early";
                seen.merge(text.startsWith("gap") ? "gap" : text, 1, Integer::sum);
                if (result instanceof AdmissionResult.Accepted accepted) count(opByOp, accepted.batch(), seen);
            });
        }
        Set<String> wanted = new HashSet<>(
                Set.of("accepted", "duplicate", "gap", "refused early", "frozen", "muted", "role", "auth"));
        wanted.addAll(Set.of(
                "append in the trash",
                "renumbered",
                "slices",
                "sealed by access",
                "not_yours",
                "left alone",
                "fold raised",
                "fold raised by a connector"));
        for (Class<?> op : Op.class.getPermittedSubclasses())
            if (op != Op.Placement.class) wanted.add(op.getSimpleName());
        for (String what : wanted) assertTrue(seen.getOrDefault(what, 0) >= ENOUGH, what + " in " + seen);
        for (String rare : List.of("locked", "owner kept"))
            assertTrue(seen.getOrDefault(rare, 0) > 0, rare + " in " + seen);
    }

    /** Whether the author may not touch some of the elements. */
    private static boolean foreign(Snapshot board, int c, List<String> ids) {
        Rights rights = new Rights(new Board(board));
        return board.elements().stream().anyMatch(e -> ids.contains(e.id()) && !e.lock() && !rights.mayChange(c, e));
    }

    private static boolean ownersRemain(Board board, AccessPatch patch) {
        return patch.people().entrySet().stream().anyMatch(each -> {
            Person person = board.people().get(each.getKey());
            return person != null
                    && person.owner()
                    && each.getValue().role() == Role.VIEWER
                    && person.role() == Role.HOST;
        });
    }

    private static void count(Board board, Batch batch, Map<String, Integer> seen) {
        for (Op op : batch.ops()) {
            Snapshot before = board.snapshot();
            BoardChange change = board.apply(new Batch(batch.c(), batch.k(), List.of(op)));
            if (op instanceof Op.Move move && foreign(before, batch.c(), move.ids()))
                seen.merge("left alone", 1, Integer::sum);
            if (change.journal().entries().isEmpty()) continue;
            if (op instanceof Op.Access(AccessPatch patch)) {
                if (ownersRemain(board, patch)) seen.merge("owner kept", 1, Integer::sum);
                if (board.fold() > before.fold()) seen.merge("fold raised", 1, Integer::sum);
            }
            if (op instanceof Op.Add && board.fold() > before.fold())
                seen.merge("fold raised by a connector", 1, Integer::sum);
            seen.merge(op.getClass().getSimpleName(), 1, Integer::sum);
            if (op instanceof Op.Append append && board.trashed(append.id()) != null)
                seen.merge("append in the trash", 1, Integer::sum);
            if (op instanceof Op.Order order && change.touched().size() > new HashSet<>(order.ids()).size())
                seen.merge("renumbered", 1, Integer::sum);
            if (op instanceof Op.Cut cut && cut.parts().size() > 1) seen.merge("slices", 1, Integer::sum);
            if (op instanceof Op.Access && !change.touched().isEmpty()) seen.merge("sealed by access", 1, Integer::sum);
        }
    }
}
