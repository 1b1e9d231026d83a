/**
 * The window of a board: bars, menu, keyboard and notifications around the canvas. Combines the features; knows no sockets, files or
 * hosting.
 */
@NullMarked
package org.bunpil.client.ui.shell;

import org.jspecify.annotations.NullMarked;
