/**
 * What one person does with a board: tool in hand, styles, selection, viewport, undo, commands. Free of JavaFX; knows the board
 * through {@link org.bunpil.client.editor.Workspace} only, and nothing of windows, painting or the network. One thread: the app's.
 */
@NullMarked
package org.bunpil.client.editor;

import org.jspecify.annotations.NullMarked;
