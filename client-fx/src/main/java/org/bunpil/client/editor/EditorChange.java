package org.bunpil.client.editor;

/** The parts of an {@link Editor} that can change. */
public enum EditorChange {
    /** The current tool. */
    TOOL,
    /** Colour, width or another part of a tool's style. */
    STYLE,
    SELECTION,
    /** The current page, or the list of pages. */
    PAGE,
    VIEWPORT,
    /** What undo and redo can do. */
    UNDO,
    /** Editing of text began or ended. */
    DRAFT,
    /** The eraser for parts has passed over a shape, a text or a picture, which it leaves whole. */
    SPARED,
    /** A gesture changed without any movement of the pointer: a line that was held is straight now. */
    GESTURE,
    /** A part of {@link LocalPresence} that a toolbar shows: the raised hand. */
    PRESENCE
}
