package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Appending to a stroke costs only the new samples, and the stroke has the same hash as if it had come as a whole. */
class GrowingStrokeTest {
    private static final int PART = 100;

    private final Board board = new Board();
    private long k;

    GrowingStrokeTest() {
        board.apply(new Batch(0, 0, List.of(new Op.Init("b", "g5Tz", 1, null))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "A", Role.HOST, "", null, null, 1))));
    }

    private BoardChange apply(Op op) {
        return board.apply(new Batch(1, ++k, List.of(op)));
    }

    private static SampleChunk ink(int n) {
        return SampleChunk.of(List.of(new Sample(n % 500, n % 300, 100 + n % 50, 8)));
    }

    private static Op begin(String id) {
        return new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, ink(0));
    }

    /** Bytes that this thread allocates while the work runs. */
    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void grow(String id, int from, int to) {
        for (int n = from; n < to; n++) {
            apply(new Op.Append(id, n, ink(n)));
            board.hash();
        }
    }

    @Test
    void theLastSampleAsksForNoMoreMemoryThanTheFirst() {
        apply(begin("aaaaaaaa-1"));
        board.hash();
        long first = allocated(() -> grow("aaaaaaaa-1", 1, 1 + PART));
        grow("aaaaaaaa-1", 1 + PART, Limits.STROKE_SAMPLES - PART);
        long last = allocated(() -> grow("aaaaaaaa-1", Limits.STROKE_SAMPLES - PART, Limits.STROKE_SAMPLES));
        assertEquals(
                Limits.STROKE_SAMPLES,
                ((Stroke) board.element("aaaaaaaa-1")).points().sampleCount());
        assertTrue(last <= 2 * first, last + " bytes for the last " + PART + " samples, " + first + " for the first");
    }

    @Test
    void theHashIsThatOfTheWholeWhateverHappensToTheStroke() {
        Random random = new Random(5);
        int strokes = StateHash.MOST_GROWING + 8;
        Deque<BoardChange> changes = new ArrayDeque<>();
        for (int step = 0; step < 3_000; step++) {
            int s = random.nextInt(strokes);
            String id = "aaaaaaaa-" + Integer.toString(s, 36);
            Where now = Where.of(board, id);
            Op op;
            if (now == Where.NONE) op = begin(id);
            else if (random.nextInt(40) == 0) op = new Op.Move(List.of(id), new Point(8, 0));
            else if (random.nextInt(40) == 0) op = new Op.Seal(id);
            else if (random.nextInt(40) == 0) op = new Op.Order(List.of(id), new Op.Placement.Top());
            else if (random.nextInt(60) == 0)
                op = now == Where.GONE ? new Op.Restore(List.of(id)) : new Op.Delete(List.of(id));
            else if (random.nextInt(80) == 0) op = new Op.End(id, chunks(id), count(id), null);
            else op = new Op.Append(id, chunks(id), ink(random.nextInt(10_000)));
            changes.push(apply(op));
            if (random.nextInt(20) == 0)
                for (int back = random.nextInt(4); back > 0; back--) board.revert(changes.pop());
            if (random.nextBoolean()) assertEquals(new Board(board.snapshot()).hash(), board.hash(), "step " + step);
        }
    }

    private enum Where {
        NONE,
        LIVE,
        GONE;

        static Where of(Board board, String id) {
            if (board.element(id) != null) return LIVE;
            return board.trashed(id) != null ? GONE : NONE;
        }
    }

    private Stroke stroke(String id) {
        return (Stroke) (board.element(id) == null ? board.trashed(id) : board.element(id));
    }

    private int chunks(String id) {
        return stroke(id).nextChunk();
    }

    private int count(String id) {
        return stroke(id).points().sampleCount();
    }
}
