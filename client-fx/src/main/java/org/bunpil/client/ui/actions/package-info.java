/**
 * What an action is: name, icon, keys, why it is disabled, what it does; and the buttons and menu rows that run one. Knows no particular
 * action.
 */
@NullMarked
package org.bunpil.client.ui.actions;

import org.jspecify.annotations.NullMarked;
