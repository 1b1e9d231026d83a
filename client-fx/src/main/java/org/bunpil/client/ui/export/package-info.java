/** Exporting the board as files, and printing it: the dialogs, and the work in the background. */
@NullMarked
package org.bunpil.client.ui.export;

import org.jspecify.annotations.NullMarked;
