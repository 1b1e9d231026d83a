/**
 * One person's work on a board: current tool, styles, selection, viewport, undo, commands. Knows the board only through
 * {@link EditableBoard}; no JavaFX, no windows, no painting, no network. One thread: the app's.
 */
@NullMarked
package org.bunpil.client.editor;

import org.jspecify.annotations.NullMarked;
