/**
 * The command palette: finds an action by its name in any language, and runs it.
 */
@NullMarked
package org.bunpil.client.ui.palette;

import org.jspecify.annotations.NullMarked;
