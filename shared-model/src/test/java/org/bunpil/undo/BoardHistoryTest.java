package org.bunpil.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bunpil.board.Board;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Note;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** What a history remembers, for how long, and what taking back makes of it. */
class BoardHistoryTest {
    private static final int HOST = 1;
    private static final int MINA = 2;
    private static final int JUN = 3;
    private static final long MINUTE = 60_000;

    private final Board board = new Board();
    private long millis = 1_000 * MINUTE;
    private final BoardHistory history = new BoardHistory(() -> millis);
    private long k;

    BoardHistoryTest() {
        List<Op> opening = new ArrayList<>(List.of(new Op.Init("Title", "g5Tz", 1, "kim")));
        for (int c = HOST; c <= JUN; c++)
            opening.add(new Op.Join("C000000" + c, "N" + c, c == HOST ? Role.HOST : Role.WRITER, "", null, null, c));
        did(0, opening.toArray(Op[]::new));
    }

    @Test
    void whatIsOlderThanAnHourIsForgottenAndSaid() {
        did(MINA, note("a", "one"));
        long first = history.sinceMillis();
        millis += 59 * MINUTE;
        did(MINA, note("b", "two"));
        assertEquals(first, history.sinceMillis());
        assertEquals(Set.of("a", "b"), takeBack(MINA, 60).added());
        millis += 2 * MINUTE;
        did(MINA, note("c", "three"));
        assertEquals(Set.of("b", "c"), takeBack(MINA, 120).added());
        assertTrue(history.sinceMillis() > first);
    }

    @Test
    void itsMemoryIsBounded() {
        String text = "x".repeat(1_900);
        did(MINA, note("a", text));
        for (int i = 0; i < 6_000; i++) {
            millis += BoardHistory.MERGED_MILLIS / 10;
            did(i % 2 == 0 ? MINA : JUN, new Op.Set(List.of("a"), ElementPatch.text(i + text)));
            assertTrue(history.bytes() <= BoardHistory.BYTES, "bytes");
        }
        assertTrue(history.size() < 6_000, "the oldest are forgotten");
        assertTrue(history.size() > 1_500, "the newest are not");
        for (int i = 0; i < 60_000; i++) did(MINA, note("n" + i, ""));
        assertTrue(history.bytes() <= BoardHistory.BYTES && history.size() < 60_000, history.size() + " entries");
    }

    /** What is deleted weighs on nobody but the trash and the history, and the trash forgets. */
    @Test
    void whatIsDeletedCounts() {
        did(MINA, note("a", "x".repeat(2_000)));
        long shown = history.bytes();
        millis += MINUTE;
        did(MINA, new Op.Delete(List.of("a")));
        assertTrue(history.bytes() > shown + 4_000, history.bytes() + " bytes");
    }

    /** A class of thirty writes for an hour: that fits. */
    @Test
    void aBusyHourFits() {
        int strokes = 27_000;
        for (int i = 0; i < strokes; i++) {
            millis += 59 * MINUTE / strokes;
            String id = "s" + i;
            did(MINA, new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, ink(2)));
            did(MINA, new Op.Append(id, 1, ink(98)));
            did(MINA, new Op.End(id, 2, 100, null));
            if (i % 6 == 0) did(HOST, new Op.Delete(List.of(id)));
        }
        assertEquals(strokes + strokes / 6, history.size());
    }

    @Test
    void aStrokeBeingDrawnIsOneEntryAndCountsAtItsEnd() {
        did(MINA, new Op.Begin("s", "p1", Point.ZERO, Style.DEFAULT, ink(2)));
        for (int n = 1; n < 100; n++) {
            millis += 1_000;
            did(MINA, new Op.Append("s", n, ink(2)));
        }
        did(MINA, new Op.End("s", 100, 200, null));
        assertEquals(1, history.size());
        millis += 30_000;
        assertEquals(Set.of("s"), takeBack(MINA, 1).added());
    }

    @Test
    void whoDeletedWhatIsKnownUntilItIsRestored() {
        did(JUN, note("a", "one"));
        millis += MINUTE;
        did(MINA, new Op.Delete(List.of("a")));
        assertEquals(new BoardHistory.Deletion(MINA, millis), history.deletion("a"));
        did(HOST, new Op.Restore(List.of("a")));
        assertNull(history.deletion("a"));
        did(HOST, new Op.PageAdd("q", "p1", null, null));
        did(MINA, new Op.PageDelete("q"));
        assertEquals(new BoardHistory.Deletion(MINA, millis), history.deletion("q"));
        assertEquals(Set.of("q"), takeBack(MINA, 5).pages());
    }

    @Test
    void whatOthersChangedSinceStaysPropertyByProperty() {
        did(HOST, note("a", "teacher"));
        millis += MINUTE;
        did(MINA, new Op.Set(List.of("a"), ElementPatch.text("scribble")), new Op.Move(List.of("a"), new Point(80, 0)));
        did(JUN, new Op.Move(List.of("a"), new Point(0, 16)));
        did(MINA, note("b", "mine"));
        did(JUN, new Op.Set(List.of("b"), ElementPatch.text("ours")));
        TakeBack takeBack = takeBack(MINA, 1);
        assertEquals(Set.of("a"), takeBack.changed());
        assertEquals(Set.of("b"), takeBack.kept());
        did(HOST, takeBack.ops().toArray(Op[]::new));
        assertEquals("teacher", board.element("a").text());
        assertEquals(new Point(0, 16), board.element("a").at());
        assertEquals("ours", board.element("b").text());
        assertTrue(takeBack(MINA, 1).isEmpty(), "a second time changes nothing");
    }

    @Test
    void aClockThatIsWrongDoesNotMatter() {
        millis -= 24 * 60 * MINUTE;
        BoardHistory behind = new BoardHistory(() -> millis);
        Batch batch = new Batch(MINA, ++k, List.of(note("z", "late")));
        long relay = millis + 24 * 60 * MINUTE;
        behind.record(batch, board.apply(batch), board, relay);
        assertEquals(relay, behind.nowMillis());
        assertEquals(Set.of("z"), behind.takeBack(MINA, relay - MINUTE, board).added());
    }

    private void did(int c, Op... ops) {
        Batch batch = new Batch(c, ++k, List.of(ops));
        history.record(batch, board.apply(batch), board, millis);
    }

    private TakeBack takeBack(int c, int minutes) {
        return history.takeBack(c, history.nowMillis() - minutes * MINUTE, board);
    }

    private static Op note(String id, String text) {
        CommonProperties common = new CommonProperties(id, "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        return new Op.Add(new Note(common, text, new Size(800, 400), 0));
    }

    private static SampleChunk ink(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) samples.add(new Sample(i * 8, i * 3, 100, 8));
        return SampleChunk.of(samples);
    }
}
