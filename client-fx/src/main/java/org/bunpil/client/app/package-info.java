/**
 * The app: its window, settings, command line, and how each board is opened. Creates and connects all parts. Knows every package but {@code
 * demo}; only {@code demo} and {@code Main} know it.
 */
@NullMarked
package org.bunpil.client.app;

import org.jspecify.annotations.NullMarked;
