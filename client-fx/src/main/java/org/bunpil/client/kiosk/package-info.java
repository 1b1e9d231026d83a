/** The smartboard's window: one board, large targets, nothing that leads out of it. Knows the view; not how a board is opened. */
@NullMarked
package org.bunpil.client.kiosk;

import org.jspecify.annotations.NullMarked;
