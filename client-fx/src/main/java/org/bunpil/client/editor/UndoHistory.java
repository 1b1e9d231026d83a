package org.bunpil.client.editor;

import java.util.List;
import java.util.function.Consumer;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.bunpil.undo.UndoStep;

/** Undo and redo of one person's steps. A gesture in progress is taken back before any step. */
public final class UndoHistory {
    private final Editor editor;
    private final EditableBoard editableBoard;
    private final UndoStack steps = new UndoStack();
    private OpenGestures openGestures = OpenGestures.NONE;
    private boolean couldUndo;

    UndoHistory(Editor editor, EditableBoard editableBoard) {
        this.editor = editor;
        this.editableBoard = editableBoard;
    }

    /** The gestures in progress that change the board, such as a stroke under the pen. */
    public interface OpenGestures {
        /** When nothing takes input. */
        OpenGestures NONE = new OpenGestures() {
            @Override
            public boolean any() {
                return false;
            }

            @Override
            public boolean cancelNewest() {
                return false;
            }
        };

        /** Whether there is any. */
        boolean any();

        /** Ends the newest one without effect. @return whether there was one */
        boolean cancelNewest();
    }

    /** Sets the gestures that undo takes back before anything else. */
    public void openGestures(OpenGestures gestures) {
        openGestures = gestures;
    }

    /** Whether a gesture that changes the board is in progress. */
    public boolean isGestureOpen() {
        return openGestures.any();
    }

    /** A gesture may have begun or ended: tells the listeners if there is something to undo now, or no longer. */
    public void gesturesChanged() {
        if (canUndo() != couldUndo) editor.fire(EditorChange.UNDO);
    }

    /** The listeners are being told what can be undone. */
    void announced() {
        couldUndo = canUndo();
    }

    /** The gesture has ended: from now on, undo reverses it. */
    public void finish(UndoStep step) {
        steps.push(step);
        editor.fire(EditorChange.UNDO);
    }

    /** Takes back what a gesture has done so far; it cannot be redone. */
    public void takeBack(UndoStep step) {
        List<Op> ops = step.reversal(editor.view());
        if (!ops.isEmpty()) editableBoard.submit(ops, true);
    }

    public boolean canUndo() {
        return steps.canUndo() || openGestures.any();
    }

    public boolean canRedo() {
        return steps.canRedo();
    }

    /**
     * Takes back the gesture in progress, if there is one; what can be redone stays. Otherwise undoes the newest own step, except what
     * others have changed since.
     */
    public UndoReport undo() {
        if (openGestures.cancelNewest()) return new UndoReport(true, 0, null);
        return reverse(true);
    }

    /** Redoes what was undone last. */
    public UndoReport redo() {
        return reverse(false);
    }

    private UndoReport reverse(boolean back) {
        if (!(back ? steps.canUndo() : steps.canRedo()) || !editor.checkWrite()) return UndoReport.NOTHING;
        Consumer<List<Op>> submit = ops -> editableBoard.submit(ops, true);
        UndoReport report = back ? steps.undo(editor.view(), submit) : steps.redo(editor.view(), submit);
        // Shows the page where it happened.
        // A page that was taken back has no place to show; its neighbour is shown already.
        if (report.page() != null) editor.pages().show(report.page());
        editor.fire(EditorChange.UNDO);
        return report;
    }
}
