/**
 * The layers above a board: one dialog, one popover, some toasts at a time. Knows what they look like and when they go, not what they say.
 */
@NullMarked
package org.bunpil.client.ui.dialogs;

import org.jspecify.annotations.NullMarked;
