package org.bunpil.ordeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Common;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.op.Values;
import org.bunpil.wire.Frames;
import org.junit.jupiter.api.Test;

/** The judge would notice. */
class ExaminationTest {
    private static final String MINA = "aaaaaaaa";
    private static final String AGAIN = "bbbbbbbb";

    private final List<String> log = new ArrayList<>(List.of(
            Frames.record(LogRecord.system(List.of(new Op.Init("Ordeal", "inc1", 1, null), join(MINA, null)))),
            Frames.record(new LogRecord(MINA, 1, List.of(add(MINA, 7)), null)),
            Frames.record(new LogRecord(MINA, 2, List.of(number(1)), null)),
            Frames.record(new LogRecord(MINA, 3, List.of(number(2)), null))));

    private static Op join(String client, String was) {
        return new Op.Join(client, "Mina", Role.WRITER, "0".repeat(64), null, was, 0);
    }

    private static Op add(String client, int color) {
        Style style = Style.DEFAULT.withColor(color);
        Common common = new Common(client + "-1", "p1", 0, Point.ZERO, 0, style, null, false);
        return new Op.Add(new Text(common, "", new Size(8, 8), 0));
    }

    private static Op number(int n) {
        return new Op.Set(List.of(MINA + "-1"), Values.text("0:" + n));
    }

    private static String put(long k, Op op, String marks) {
        return "put " + MINA + " " + k + " " + Pupil.digest(Frames.ops(List.of(op))) + " " + marks;
    }

    /** A pupil that saw all of the log and was promised it. */
    private Diary content(Fold fold) {
        Diary diary = new Diary();
        diary.note(put(1, add(MINA, 7), "m7"));
        diary.note(put(2, number(1), "n0:1"));
        diary.note(put(3, number(2), "n0:2"));
        diary.note("done " + MINA + " 3");
        diary.note("live 1000");
        for (long seq = 1; seq <= fold.seq(); seq++) diary.note("seen " + seq + " " + fold.hash(seq));
        diary.note("rest 0 " + fold.seq() + " " + fold.hash(fold.seq()) + " LIVE");
        return diary;
    }

    private static List<String> faults(Fold fold, Diary diary, String... kept) {
        Examination examination = new Examination(fold);
        examination.examine(0, diary, List.of(kept));
        return examination.faults();
    }

    @Test
    void whenAllIsWellItFindsNothing() {
        Fold fold = new Fold(log);
        assertEquals(List.of(), faults(fold, content(fold), "m7", "n0:2"));
        assertEquals(3, fold.batches());
    }

    @Test
    void acknowledgedAndNotInTheLogIsLost() {
        Fold fold = new Fold(log.subList(0, 3));
        assertEquals(1, faults(fold, content(fold)).size());
        assertTrue(faults(fold, content(fold)).getFirst().contains("acknowledged but not in the log"));
    }

    @Test
    void acknowledgedAsSomethingElseIsLost() {
        log.set(3, Frames.record(new LogRecord(MINA, 3, List.of(number(3)), null)));
        Fold fold = new Fold(log);
        assertTrue(faults(fold, content(fold)).getFirst().contains("acknowledged but not in the log"));
    }

    @Test
    void whatWasInTheOutboxAndNeverArrivedIsLost() {
        Fold fold = new Fold(log);
        assertEquals(1, faults(fold, content(fold), "m8").size());
    }

    @Test
    void theSameMarkUnderAnotherNameIsADuplicate() {
        log.add(Frames.record(LogRecord.system(List.of(join(AGAIN, MINA)))));
        log.add(Frames.record(new LogRecord(AGAIN, 1, List.of(add(AGAIN, 7)), null)));
        Fold fold = new Fold(log);
        assertEquals(1, fold.twice());
        assertTrue(faults(fold, content(fold)).getFirst().contains("in effect twice: m7"));
    }

    @Test
    void aResentRecordWithoutEffectIsNone() {
        log.add(log.get(3));
        Fold fold = new Fold(log);
        assertEquals(1, fold.withoutEffect());
        assertEquals(List.of(), faults(fold, content(fold)));
    }

    @Test
    void anAuthorsOrderIsKept() {
        log.add(Frames.record(new LogRecord(MINA, 4, List.of(number(0)), null)));
        Fold fold = new Fold(log);
        assertTrue(faults(fold, content(fold)).getFirst().contains("out of its author's order"));
    }

    @Test
    void anotherHashAnotherEndAndDoubtAreFound() {
        Fold fold = new Fold(log);
        Diary other = content(fold);
        other.note("seen 2 0123456789abcdef");
        assertEquals(1, faults(fold, other).size());
        Diary behind = content(fold);
        behind.note("rest 1 4 " + fold.hash(4) + " LIVE");
        assertEquals(1, faults(fold, behind).size());
        Diary doubting = content(fold);
        doubting.note("doubt");
        assertEquals(1, faults(fold, doubting).size());
        Diary refused = content(fold);
        refused.note("no frozen");
        assertEquals(1, faults(fold, refused).size());
    }

    @Test
    void whatAKilledProcessWasWaitingForIsNoTimeToComeBack() {
        Diary diary = new Diary();
        diary.note("live 1000");
        diary.note("away 2000");
        diary.note("live 2300");
        diary.note("away 3000");
        diary.killed();
        diary.note("live 9000");
        assertEquals(List.of(new Diary.Absence(2000, 2300)), diary.absences());
    }
}
