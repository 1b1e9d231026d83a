/**
 * Every action of a board's window in one list, by groups. A feature with its own bars or panels keeps its group in its own package
 * (people, pages, history, settings). Knows no bar that shows them.
 */
@NullMarked
package org.bunpil.client.ui.commands;

import org.jspecify.annotations.NullMarked;
