/** Moving between pages, adding one, choosing its paper, clearing and deleting it. Knows no people and no bars but its own. */
@NullMarked
package org.bunpil.client.ui.pages;

import org.jspecify.annotations.NullMarked;
