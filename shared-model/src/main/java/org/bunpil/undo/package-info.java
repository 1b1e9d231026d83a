/**
 * Undo by comparing: what a gesture changed, and the ops that take it back on the board as it is now. Knows boards and ops, nothing of
 * how they travel or who shows them. Used by the app's editor and by the people of the simulation.
 */
@NullMarked
package org.bunpil.undo;

import org.jspecify.annotations.NullMarked;
