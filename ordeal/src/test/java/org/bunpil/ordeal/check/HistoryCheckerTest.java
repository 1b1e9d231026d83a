package org.bunpil.ordeal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.ordeal.client.HeadlessClient;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;

/** The checker finds each kind of fault. */
class HistoryCheckerTest {
    private static final String MINA = "aaaaaaaa";
    private static final String AGAIN = "bbbbbbbb";

    private final List<String> log = new ArrayList<>(List.of(
            WireCodec.writeRecord(LogRecord.system(List.of(new Op.Init("Ordeal", "inc1", 1, null), join(MINA, null)))),
            WireCodec.writeRecord(new LogRecord(MINA, 1, List.of(add(MINA, 7)), null)),
            WireCodec.writeRecord(new LogRecord(MINA, 2, List.of(number(1)), null)),
            WireCodec.writeRecord(new LogRecord(MINA, 3, List.of(number(2)), null))));

    private static Op join(String client, String was) {
        return new Op.Join(client, "Mina", Role.WRITER, "0".repeat(64), null, was, 0);
    }

    private static Op add(String client, int color) {
        Style style = Style.DEFAULT.withColor(color);
        CommonProperties common = new CommonProperties(client + "-1", "p1", 0, Point.ZERO, 0, style, null, false);
        return new Op.Add(new Text(common, "", new Size(8, 8), 0));
    }

    private static Op number(int n) {
        return new Op.Set(List.of(MINA + "-1"), ElementPatch.text("0:" + n));
    }

    private static String put(long k, Op op, String marks) {
        return "put " + MINA + " " + k + " " + HeadlessClient.digest(WireCodec.writeOps(List.of(op))) + " " + marks;
    }

    /** A client that saw the whole log and was promised all of it. */
    private ClientHistory correctHistory(ReplayedLog replayedLog) {
        ClientHistory history = new ClientHistory();
        history.note(put(1, add(MINA, 7), "m7"));
        history.note(put(2, number(1), "n0:1"));
        history.note(put(3, number(2), "n0:2"));
        history.note("done " + MINA + " 3");
        history.note("live 1000");
        for (long seq = 1; seq <= replayedLog.seq(); seq++) history.note("seen " + seq + " " + replayedLog.hash(seq));
        history.note("rest 0 " + replayedLog.seq() + " " + replayedLog.hash(replayedLog.seq()) + " LIVE");
        return history;
    }

    private static List<String> faults(ReplayedLog replayedLog, ClientHistory history, String... outbox) {
        HistoryChecker checker = new HistoryChecker(replayedLog);
        checker.check(0, history, List.of(outbox));
        return checker.faults();
    }

    @Test
    void aCorrectHistoryHasNoFaults() {
        ReplayedLog replayedLog = new ReplayedLog(log);
        assertEquals(List.of(), faults(replayedLog, correctHistory(replayedLog), "m7", "n0:2"));
        assertEquals(3, replayedLog.batches());
    }

    @Test
    void anAcknowledgedBatchMissingInTheLogIsLost() {
        ReplayedLog replayedLog = new ReplayedLog(log.subList(0, 3));
        assertEquals(1, faults(replayedLog, correctHistory(replayedLog)).size());
        assertTrue(faults(replayedLog, correctHistory(replayedLog))
                .getFirst()
                .contains("acknowledged but not in the log"));
    }

    @Test
    void anAcknowledgedBatchWithOtherOpsIsLost() {
        log.set(3, WireCodec.writeRecord(new LogRecord(MINA, 3, List.of(number(3)), null)));
        ReplayedLog replayedLog = new ReplayedLog(log);
        assertTrue(faults(replayedLog, correctHistory(replayedLog))
                .getFirst()
                .contains("acknowledged but not in the log"));
    }

    @Test
    void aMarkFromTheOutboxMissingInTheLogIsLost() {
        ReplayedLog replayedLog = new ReplayedLog(log);
        assertEquals(1, faults(replayedLog, correctHistory(replayedLog), "m8").size());
    }

    @Test
    void theSameMarkUnderAnotherIdIsADuplicate() {
        log.add(WireCodec.writeRecord(LogRecord.system(List.of(join(AGAIN, MINA)))));
        log.add(WireCodec.writeRecord(new LogRecord(AGAIN, 1, List.of(add(AGAIN, 7)), null)));
        ReplayedLog replayedLog = new ReplayedLog(log);
        assertEquals(1, replayedLog.duplicates());
        assertTrue(faults(replayedLog, correctHistory(replayedLog)).getFirst().contains("in effect twice: m7"));
    }

    @Test
    void aResentRecordWithoutEffectIsNoDuplicate() {
        log.add(log.get(3));
        ReplayedLog replayedLog = new ReplayedLog(log);
        assertEquals(1, replayedLog.withoutEffect());
        assertEquals(List.of(), faults(replayedLog, correctHistory(replayedLog)));
    }

    @Test
    void theOrderOfAnAuthorIsChecked() {
        log.add(WireCodec.writeRecord(new LogRecord(MINA, 4, List.of(number(0)), null)));
        ReplayedLog replayedLog = new ReplayedLog(log);
        assertTrue(faults(replayedLog, correctHistory(replayedLog)).getFirst().contains("out of its author's order"));
    }

    @Test
    void anotherHashAnotherEndAndAResyncAreFound() {
        ReplayedLog replayedLog = new ReplayedLog(log);
        ClientHistory other = correctHistory(replayedLog);
        other.note("seen 2 0123456789abcdef");
        assertEquals(1, faults(replayedLog, other).size());
        ClientHistory behind = correctHistory(replayedLog);
        behind.note("rest 1 4 " + replayedLog.hash(4) + " LIVE");
        assertEquals(1, faults(replayedLog, behind).size());
        ClientHistory doubting = correctHistory(replayedLog);
        doubting.note("doubt");
        assertEquals(1, faults(replayedLog, doubting).size());
        ClientHistory refused = correctHistory(replayedLog);
        refused.note("no frozen");
        assertEquals(1, faults(replayedLog, refused).size());
    }

    @Test
    void anOutageOfAKilledProcessIsNotCounted() {
        ClientHistory history = new ClientHistory();
        history.note("live 1000");
        history.note("away 2000");
        history.note("live 2300");
        history.note("away 3000");
        history.killed();
        history.note("live 9000");
        assertEquals(List.of(new ClientHistory.Outage(2000, 2300)), history.outages());
    }
}
