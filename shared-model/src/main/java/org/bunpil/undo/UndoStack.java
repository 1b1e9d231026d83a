package org.bunpil.undo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.bunpil.board.BoardView;
import org.bunpil.op.Op;

/** Own gestures, newest first, that can be taken back, and taken-back ones that can be done again. One thread at a time. */
public final class UndoStack {
    /** Older gestures are forgotten. */
    public static final int DEPTH = 200;

    private final Deque<UndoStep> done = new ArrayDeque<>();
    private final Deque<UndoStep> undone = new ArrayDeque<>();

    /** A new gesture; what was taken back before it cannot be done again. */
    public void push(UndoStep undoStep) {
        if (undoStep.isEmpty()) return;
        undone.clear();
        add(done, undoStep);
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /**
     * Takes the newest gesture back, as far as nobody else has changed the same since.
     *
     * @param submit does ops; {@code view} shows them when it returns
     */
    public UndoReport undo(BoardView view, Consumer<List<Op>> submit) {
        return reverse(done, undone, view, submit);
    }

    /** Does again what was taken back last. */
    public UndoReport redo(BoardView view, Consumer<List<Op>> submit) {
        return reverse(undone, done, view, submit);
    }

    private static UndoReport reverse(
            Deque<UndoStep> from, Deque<UndoStep> to, BoardView view, Consumer<List<Op>> submit) {
        UndoStep undoStep = from.pollFirst();
        if (undoStep == null) return UndoReport.NOTHING;
        Reversal reversal = Reversal.of(undoStep, view);
        UndoStep opposite = new UndoStep();
        if (!reversal.ops().isEmpty()) {
            UndoStep.Recording recording = opposite.begin(view, reversal.ops());
            submit.accept(reversal.ops());
            recording.done();
        }
        if (!opposite.isEmpty()) add(to, opposite);
        return new UndoReport(!reversal.ops().isEmpty(), reversal.leftAlone(), opposite.page());
    }

    private static void add(Deque<UndoStep> stack, UndoStep undoStep) {
        stack.addFirst(undoStep);
        if (stack.size() > DEPTH) stack.removeLast();
    }
}
