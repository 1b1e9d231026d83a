package org.bunpil.undo;

import org.jspecify.annotations.Nullable;

/**
 * What an undo or redo did.
 *
 * @param done whether there was anything to take back
 * @param leftAlone how many elements or properties stayed because somebody else changed them since
 * @param page where elements have changed, or null: only pages have, or nothing
 */
public record UndoReport(
        boolean done, int leftAlone, @Nullable String page) {
    /** There was nothing to take back, or the person may not write. */
    public static final UndoReport NOTHING = new UndoReport(false, 0, null);
}
