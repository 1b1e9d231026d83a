/**
 * The layers above a board: one dialog, one popover and some toasts at a time. Knows how they look and when they close, not their content.
 */
@NullMarked
package org.bunpil.client.ui.dialogs;

import org.jspecify.annotations.NullMarked;
