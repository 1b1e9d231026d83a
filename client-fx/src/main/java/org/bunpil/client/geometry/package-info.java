/**
 * Geometry on the board plane: bounds of elements, hit tests, the visible part, outlines of shapes and strokes. Lengths in 1/8 board
 * pixel. Knows elements, and only geometry of AWT; no JavaFX and no other package of the app.
 */
@NullMarked
package org.bunpil.client.geometry;

import org.jspecify.annotations.NullMarked;
