/** The command palette: finds an action by its name in any language, and runs it. Knows actions, but not what they do. */
@NullMarked
package org.bunpil.client.ui.palette;

import org.jspecify.annotations.NullMarked;
