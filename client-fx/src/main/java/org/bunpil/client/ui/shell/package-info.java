/**
 * The window of a board: bars, menu, keyboard, notifications around the canvas. Puts the features together; knows no sockets, files or
 * hosting.
 */
@NullMarked
package org.bunpil.client.ui.shell;

import org.jspecify.annotations.NullMarked;
