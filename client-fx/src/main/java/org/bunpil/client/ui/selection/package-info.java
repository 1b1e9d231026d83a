/** What people can do with the selection: its bar, its options, the context menu. Knows no people and no connection. */
@NullMarked
package org.bunpil.client.ui.selection;

import org.jspecify.annotations.NullMarked;
