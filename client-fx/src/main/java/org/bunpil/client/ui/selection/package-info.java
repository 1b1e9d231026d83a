/**
 * What people can do with the selection: its bar, its options, the context menu.
 */
@NullMarked
package org.bunpil.client.ui.selection;

import org.jspecify.annotations.NullMarked;
