/**
 * Boards of this computer that no window shows: copying one, and putting pages onto one. Changes wait in the board's outbox, as work does
 * that was drawn without a connection, and reach its relay when the board is opened. Knows windows only by what it says in them.
 */
@NullMarked
package org.bunpil.client.library;

import org.jspecify.annotations.NullMarked;
