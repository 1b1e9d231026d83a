/**
 * The layers above a board: one dialog, one popover and some toasts at a time, and the dialog itself. Knows how they look and behave and when
 * they close, not what they are about.
 */
@NullMarked
package org.bunpil.client.ui.dialogs;

import org.jspecify.annotations.NullMarked;
