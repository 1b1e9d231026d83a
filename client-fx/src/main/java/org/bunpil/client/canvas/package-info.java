/**
 * The board as a JavaFX node: finished elements in bitmap tiles, live strokes as nodes, an overlay; and the way from the pointer to
 * the tools. Shows an {@link org.bunpil.client.editor.Editor}; knows nothing of windows, toolbars or the network.
 */
@NullMarked
package org.bunpil.client.canvas;

import org.jspecify.annotations.NullMarked;
