/**
 * The app: its window, settings, command line, and how each board is opened. Creates and connects all parts; of the window's features it
 * knows only start screen, settings and shell. Only {@code demo} and {@code Main} know it.
 */
@NullMarked
package org.bunpil.client.app;

import org.jspecify.annotations.NullMarked;
