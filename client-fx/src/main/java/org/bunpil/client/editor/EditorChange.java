package org.bunpil.client.editor;

/** What about an {@link Editor} changed. */
public enum EditorChange {
    /** The tool in hand. */
    TOOL,
    /** Colour, width or another part of a tool's style. */
    STYLE,
    SELECTION,
    /** The page shown, or the list of pages. */
    PAGE,
    VIEWPORT,
    /** What undo and redo can do. */
    UNDO,
    /** Text being written began or ended. */
    DRAFT,
    /** A gesture under way became another one by itself: a line that rested is straight now. */
    GESTURE,
    /** Something of {@link LocalPresence} that a toolbar shows: the raised hand. */
    PRESENCE
}
