/**
 * What all parts of a board's window share: the board, the texts, the layers for dialogs, popovers and toasts, and what may be asked of the
 * app. The packages below are one feature each; this one knows none of them but the layers and the theme.
 */
@NullMarked
package org.bunpil.client.ui;

import org.jspecify.annotations.NullMarked;
