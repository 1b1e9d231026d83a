package org.bunpil.undo;

/**
 * What an undo or redo did.
 *
 * @param done whether there was anything to take back
 * @param leftAlone how many elements or properties stayed because somebody else changed them since
 */
public record UndoReport(boolean done, int leftAlone) {
    /** There was nothing to take back, or the person may not write. */
    public static final UndoReport NOTHING = new UndoReport(false, 0);
}
