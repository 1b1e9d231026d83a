/**
 * Paints boards into bitmaps off the app's thread: one {@code Painter} with a switch over the kinds of elements, on Java2D. Knows
 * elements and colours; nothing of JavaFX, windows, selection or the network.
 */
@NullMarked
package org.bunpil.client.render;

import org.jspecify.annotations.NullMarked;
