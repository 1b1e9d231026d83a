package org.bunpil.client.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bunpil.board.Board;
import org.bunpil.geometry.Point;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.undo.BoardHistory;
import org.junit.jupiter.api.Test;

/** What was deleted lately leaves out strokes of which a part was erased: the rest of them is still there. */
class ErasedInPartsTest {
    private final Board board = new Board();
    private long k;

    ErasedInPartsTest() {
        board.apply(new Batch(0, 0, List.of(new Op.Init("t", "inc1", 1, "kim"))));
    }

    @Test
    void aStrokeThatWasCutIsNotDeleted() {
        stroke("a-1");
        stroke("a-2");
        cut("a-1", new Op.Slice("a-3", 0, 4), new Op.Slice("a-4", 6, 10));
        assertEquals("", deleted());
        cut("a-4", new Op.Slice("a-5", 0, 1));
        assertEquals("", deleted());
        // The slices are moved, and one is deleted as a whole: that one is listed.
        apply(new Op.Move(List.of("a-3", "a-5"), new Point(80, 80)));
        apply(new Op.Delete(List.of("a-3")));
        assertEquals("a-3", deleted());
        apply(new Op.Delete(List.of("a-2")));
        assertEquals("a-2 a-3", deleted());
    }

    @Test
    void aStrokeOfWhichNothingIsLeftIsDeleted() {
        stroke("a-1");
        cut("a-1");
        assertEquals("a-1", deleted());
    }

    private String deleted() {
        return DeletedItem.of(board, new BoardHistory(() -> 0)).stream()
                .map(item -> item.element().id())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private void stroke(String id) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) samples.add(new Sample(i * 8, i % 3, 100, 8));
        apply(new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, SampleChunk.of(samples)), new Op.End(id, 1, 10, null));
    }

    private void cut(String id, Op.Slice... parts) {
        int count = ((Stroke) board.element(id)).points().sampleCount();
        apply(new Op.Cut(id, count, List.of(parts)));
    }

    private void apply(Op... ops) {
        board.apply(new Batch(1, ++k, List.of(ops)));
    }
}
