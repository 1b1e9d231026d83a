/**
 * The tools as small state machines, one state per contact: (state, pointer event) → (state, ops). They change the board through
 * {@link org.bunpil.client.editor.Editor} only. No JavaFX.
 */
@NullMarked
package org.bunpil.client.tool;

import org.jspecify.annotations.NullMarked;
