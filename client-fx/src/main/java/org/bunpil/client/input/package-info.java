/**
 * Pointer input as plain values: what a mouse, finger or pen did, each contact apart; recording and replay of it. Only
 * {@code FxPointerSource} knows JavaFX; nothing here knows boards or tools.
 */
@NullMarked
package org.bunpil.client.input;

import org.jspecify.annotations.NullMarked;
