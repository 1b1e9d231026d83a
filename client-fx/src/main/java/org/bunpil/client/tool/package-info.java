/**
 * The tools as small state machines, one state per contact: (state, input event) → (state, ops). Free of JavaFX; they act on the
 * board through {@link org.bunpil.client.editor.Editor} only.
 */
@NullMarked
package org.bunpil.client.tool;

import org.jspecify.annotations.NullMarked;
