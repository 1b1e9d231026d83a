/**
 * Boards of this computer that no window shows: copying one, and putting pages onto one. Changes wait in the board's outbox, as work does
 * that was drawn without a connection, and reach its relay when the board is opened. Knows no windows.
 */
@NullMarked
package org.bunpil.client.library;

import org.jspecify.annotations.NullMarked;
