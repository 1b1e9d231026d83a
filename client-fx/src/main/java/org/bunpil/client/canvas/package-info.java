/**
 * The board as a JavaFX node: finished elements in bitmap tiles, open strokes as nodes, drag previews, an overlay, other people. Shows an
 * {@link org.bunpil.client.editor.Editor}; knows nothing of windows, bars or the network.
 */
@NullMarked
package org.bunpil.client.canvas;

import org.jspecify.annotations.NullMarked;
