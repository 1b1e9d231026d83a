package org.bunpil.undo;

import org.jspecify.annotations.Nullable;

/**
 * What an undo or redo did.
 *
 * @param done whether anything was undone or redone
 * @param leftAlone number of elements and pages of which something stays, because another participant has changed it since
 * @param page the page on which elements have changed; null if only pages have changed, or nothing
 */
public record UndoReport(
        boolean done, int leftAlone, @Nullable String page) {
    /** Nothing could be undone or redone, or the participant may not write. */
    public static final UndoReport NOTHING = new UndoReport(false, 0, null);
}
