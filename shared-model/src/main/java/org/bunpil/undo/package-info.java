/**
 * Undo by comparison: what a step changed, and the ops that undo it on the current board; who changed what lately, and taking it back.
 * Knows boards and ops, but not how ops are sent or who shows them. Used by the app's editor and session and by the simulated users.
 */
@NullMarked
package org.bunpil.undo;

import org.jspecify.annotations.NullMarked;
