/**
 * Strokes from pointer samples: built while they are drawn, simplified when they end, cut by the eraser. Knows geometry, pointer events
 * and ops; no editor, no tools, no JavaFX.
 */
@NullMarked
package org.bunpil.client.ink;

import org.jspecify.annotations.NullMarked;
