/**
 * What all parts of a board's window share: the board, the messages, the layers for dialogs, popovers and toasts, and the requests to the
 * app. Each package below is one feature; this package knows none of them but the layers and the theme.
 */
@NullMarked
package org.bunpil.client.ui;

import org.jspecify.annotations.NullMarked;
