/**
 * The board on a second screen, such as a projector: only the board, steered from the window. Knows the board and what the window shares,
 * not the bars.
 */
@NullMarked
package org.bunpil.client.ui.present;

import org.jspecify.annotations.NullMarked;
