/**
 * Windows and everything in them but the board itself: bars, dock, sheets, toasts, themes, languages. One class a visible feature. Knows
 * the editor, the board node and the engine; knows no sockets, files or hosting: the app hands those in as callbacks.
 */
@NullMarked
package org.bunpil.client.view;

import org.jspecify.annotations.NullMarked;
