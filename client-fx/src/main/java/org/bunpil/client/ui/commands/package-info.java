/**
 * Every action of a board's window in one list, by groups. Groups of a feature with bars or panels of its own lie with that feature
 * (people, pages, settings). Knows no bar that shows them.
 */
@NullMarked
package org.bunpil.client.ui.commands;

import org.jspecify.annotations.NullMarked;
