/**
 * Places, boxes and lines on the board plane: where elements lie, what a pointer touches, which part a view shows, outlines of
 * shapes and strokes. Lengths in 1/8 board pixel. Knows elements; of AWT only its geometry; no JavaFX and no other package of the app.
 */
@NullMarked
package org.bunpil.client.geometry;

import org.jspecify.annotations.NullMarked;
