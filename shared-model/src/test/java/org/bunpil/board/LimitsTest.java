package org.bunpil.board;

import static org.bunpil.board.BoardFixture.P1;
import static org.bunpil.board.BoardFixture.ink;
import static org.bunpil.board.BoardFixture.rect;
import static org.bunpil.board.BoardFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bunpil.geometry.Point;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final BoardFixture b = new BoardFixture();

    @Test
    void liveElements() {
        add("a-", 0, Limits.BOARD_ELEMENTS);
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Add(rect("x-1", P1))));
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Begin("x-1", P1, Point.ZERO, Style.DEFAULT, ink(1))));
        b.pupil(new Op.Move(List.of("a-5"), new Point(1, 1)));
        b.pupil(new Op.Delete(List.of("a-5")));
        b.pupil(new Op.Add(rect("x-1", P1)));
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Restore(List.of("a-5"))));
        b.pupil(new Op.Restore(List.of("none")));
    }

    @Test
    void pages() {
        for (int i = 1; i < Limits.BOARD_PAGES; i++) b.pupil(new Op.PageAdd("a-" + i, null, null, null));
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.PageAdd("x-1", null, null, null)));
        b.pupil(new Op.PageDelete("a-1"));
        assertEquals(
                ErrorCode.LIMIT, b.reject(b.pupil, new Op.PageAdd("x-1", null, null, null)), "deleted pages count");
    }

    @Test
    void bytesAndWhatAlwaysPasses() {
        String longText = "가".repeat(Limits.TEXT_UNITS);
        int each = 200 + 2 * Limits.TEXT_UNITS;
        int count = fill("a-");
        assertEquals((long) count * each, b.board.bytes());
        assertEquals(
                ErrorCode.LIMIT, b.reject(b.pupil, new Op.Set(List.of("a-1", "a-2"), ElementPatch.text(longText))));
        b.host(new Op.PageAdd("x-2", null, null, null));
        b.host(new Op.Access(AccessPatch.builder().build()), new Op.Delete(List.of("a-1")), new Op.PageDelete("x-2"));
        assertEquals((long) (count - 1) * each, b.board.bytes(), "the trash does not count");
        b.pupil(new Op.Add(text("x-1", P1, longText)));
        assertNull(b.board.trashed("a-1"), "but has no more than what is left of a board's bytes");
    }

    /** After a clear, a full board accepts as much work again. The clear can be undone until the next one. */
    @Test
    void aClearedBoardTakesWorkAgain() {
        int count = fill("a-");
        b.host(new Op.Clear(P1));
        assertEquals(0, b.board.bytes());
        assertEquals(count, trash());
        fill("b-");
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Restore(List.of("a-0"))), "no room to bring it back");
        assertEquals(count, trash(), "the newest clear is kept whole");
        b.pupil(new Op.Delete(List.of("b-0", "b-1")));
        assertEquals(count, trash(), "what is deleted on a full board, with a full clear in the trash, is gone");
        b.pupil(new Op.Restore(List.of("a-0", "a-1")));
        assertEquals(count - 2, trash());
        b.host(new Op.Clear(P1));
        assertEquals(count, trash(), "the older clear made room for the newer one");
        assertNull(b.board.trashed("a-2"));
        assertTrue(b.board.trashed("b-2") != null && b.board.trashed("a-0") != null);
        String hash = b.board.hash();
        assertEquals(new Board(b.board.snapshot()).hash(), hash);
        b.board.revert(b.last);
        assertEquals(count - 2, trash());
    }

    /** Adds as many texts of maximum length as the board's byte limit allows. */
    private int fill(String prefix) {
        String longText = "가".repeat(Limits.TEXT_UNITS);
        int count = (int) (Limits.BOARD_BYTES / (200 + 2 * Limits.TEXT_UNITS));
        for (int from = 0; from < count; from += 1_000) {
            List<Op> ops = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 1_000); i++)
                ops.add(new Op.Add(text(prefix + i, P1, longText)));
            b.pupil(ops.toArray(Op[]::new));
        }
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Add(text("x-1", P1, longText))));
        return count;
    }

    @Test
    void samplesOfAStroke() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(500)));
        for (int n = 1; n < 16; n++) b.pupil(new Op.Append("b-1", n, ink(500)));
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Append("b-1", 16, ink(1))));
        assertEquals(
                ErrorCode.LIMIT,
                b.reject(b.pupil, new Op.End("b-1", 16, 8_000, null), new Op.Append("b-1", 16, ink(1))));
        b.pupil(new Op.End("b-1", 16, 8_000, null));
    }

    @Test
    void appendsOfOneBatchCountTogether() {
        SampleChunk big = ink(500);
        List<Op> ops = new ArrayList<>(List.of(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, big)));
        for (int n = 1; n <= 16; n++) ops.add(new Op.Append("b-1", n, big));
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, ops.toArray(Op[]::new)));
        assertNull(b.board.element("b-1"));
    }

    @Test
    void eachChunkCountsFourBytesMore() {
        SampleChunk one = SampleChunk.of(List.of(new Sample(0, 0, 128, 0)), false, false);
        int chunks = Limits.STROKE_BYTES / (one.byteCount() + Limits.CHUNK_BYTES);
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, one));
        for (int n = 1; n < chunks; n++) b.pupil(new Op.Append("b-1", n, one));
        assertTrue(chunks < Limits.STROKE_SAMPLES);
        assertEquals(ErrorCode.LIMIT, b.reject(b.pupil, new Op.Append("b-1", chunks, one)));
    }

    /** Chunks without pressure and time take two bytes a sample more if they are joined with a chunk that has both. */
    @Test
    void chunksTooHeavyAsOneStayAsTheyAre() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 500; i++) samples.add(new Sample(i % 2 * 5_000, i % 2 * 5_000, 128, 0));
        SampleChunk bare = SampleChunk.of(samples, false, false);
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(1)));
        for (int n = 1; n <= 15; n++) b.pupil(new Op.Append("b-1", n, bare));
        b.pupil(new Op.End("b-1", 16, 7_501, null));
        Stroke stroke = assertInstanceOf(Stroke.class, b.live("b-1"));
        assertEquals(false, stroke.open());
        assertEquals(16, stroke.points().chunks().size());
        assertTrue(stroke.points().repacked().weight() > Limits.STROKE_BYTES, "the case is real");
        b.pupil(new Op.Cut("b-1", 7_501, List.of(new Op.Slice("c-1", 0, 7_500))));
        assertNull(b.board.element("c-1"), "a slice that is too heavy makes the cut void");
        b.pupil(new Op.Cut("b-1", 7_501, List.of(new Op.Slice("c-1", 0, 3_000))));
        assertEquals(
                3_000, assertInstanceOf(Stroke.class, b.live("c-1")).points().sampleCount());
    }

    @Test
    void theTrashDropsTheOldestButKeepsTheNewestClear() {
        add("a-", 0, Limits.TRASH + 500);
        delete(0, 300);
        b.host(new Op.Clear(P1));
        assertEquals(Limits.TRASH + 500, trash(), "the newest clear is kept beside what else was deleted");
        b.host(new Op.Add(rect("y-1", P1)), new Op.Delete(List.of("y-1")));
        assertTrue(b.board.trashed("y-1") != null, "a single deletion after a large clear can be taken back");
        b.host(new Op.Add(rect("x-1", P1)), new Op.Add(rect("x-2", P1)), new Op.Clear(P1));
        assertEquals(Limits.TRASH + 2, trash(), "an older clear is not kept whole");
        assertNull(b.board.trashed("a-0"));
        assertTrue(b.board.trashed("a-10499") != null && b.board.trashed("y-1") != null);
        assertTrue(b.board.trashed("x-1") != null && b.board.trashed("x-2") != null);
        b.host(new Op.Clear(P1));
        assertEquals(Limits.TRASH + 2, trash(), "a clear that deletes nothing is no clear");
        assertEquals(new Board(b.board.snapshot()).hash(), b.board.hash());
    }

    @Test
    void deletionsOneByOnePushTheOldestOut() {
        add("a-", 0, Limits.TRASH + 2);
        delete(0, Limits.TRASH);
        b.pupil(new Op.Delete(List.of("a-10001", "a-10000")));
        assertNull(b.board.trashed("a-0"));
        assertNull(b.board.trashed("a-1"));
        assertEquals("a-2", b.board.snapshot().trash().getFirst().element().id());
        assertEquals("a-10000", b.board.snapshot().trash().getLast().element().id());
        assertTrue(b.last.touched().contains("a-1"), "what fell out is told");
        String hash = b.board.hash();
        assertEquals(new Board(b.board.snapshot()).hash(), hash);
        b.board.revert(b.last);
        assertTrue(b.board.trashed("a-0") != null);
    }

    private int trash() {
        return b.board.snapshot().trash().size();
    }

    private void add(String prefix, int from, int to) {
        b.pupil(IntStream.range(from, to)
                .mapToObj(i -> new Op.Add(rect(prefix + i, P1)))
                .toArray(Op[]::new));
    }

    private void delete(int from, int to) {
        b.pupil(new Op.Delete(IntStream.range(from, to).mapToObj(i -> "a-" + i).toList()));
    }
}
