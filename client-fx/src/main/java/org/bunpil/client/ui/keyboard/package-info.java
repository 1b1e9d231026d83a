/**
 * A keyboard on the screen, for smartboards and tablets: Hangul (two-set), English, digits and signs. It writes into whichever text field
 * has the focus, and takes its place from the rest of the window, so that it covers nothing. Knows no board.
 */
@NullMarked
package org.bunpil.client.ui.keyboard;

import org.jspecify.annotations.NullMarked;
