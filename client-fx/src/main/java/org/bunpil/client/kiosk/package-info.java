/**
 * The unattended board of a smartboard: full screen, large targets, no command that leaves it. Knows the window of a board; not how a board
 * is opened.
 */
@NullMarked
package org.bunpil.client.kiosk;

import org.jspecify.annotations.NullMarked;
