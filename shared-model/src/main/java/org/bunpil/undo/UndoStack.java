package org.bunpil.undo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.bunpil.board.BoardView;
import org.bunpil.op.Op;

/** Own undo steps, newest first, and undone steps that can be redone. One thread at a time. */
public final class UndoStack {
    /** Older steps are forgotten. */
    public static final int DEPTH = 200;

    private final Deque<UndoStep> done = new ArrayDeque<>();
    private final Deque<UndoStep> undone = new ArrayDeque<>();

    /** Adds a new step; what was undone before it can no longer be redone. */
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
     * Undoes the newest step, except what other participants have changed since.
     *
     * @param submit submits ops; {@code view} shows them when it returns
     */
    public UndoReport undo(BoardView view, Consumer<List<Op>> submit) {
        return reverse(done, undone, view, submit);
    }

    /** Redoes what was undone last. */
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
