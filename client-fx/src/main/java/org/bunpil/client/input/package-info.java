/**
 * Pointer input as plain values: what a mouse, finger or pen did, for each contact separately; recording and replay. The
 * sources know JavaFX; nothing here knows boards or tools.
 */
@NullMarked
package org.bunpil.client.input;

import org.jspecify.annotations.NullMarked;
