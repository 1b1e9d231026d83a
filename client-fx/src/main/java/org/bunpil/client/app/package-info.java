/**
 * The app, wired by hand: its window, settings, command line, and which board is opened how. Knows every package but {@code demo}; only
 * {@code demo} and {@code Main} know it.
 */
@NullMarked
package org.bunpil.client.app;

import org.jspecify.annotations.NullMarked;
