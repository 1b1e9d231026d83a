/**
 * Every command of a board's window as data: name, icon, keys, why it is disabled, what it does. Buttons, menus, keys and the list of
 * shortcuts come from here. Knows no bar that shows them.
 */
@NullMarked
package org.bunpil.client.ui.actions;

import org.jspecify.annotations.NullMarked;
