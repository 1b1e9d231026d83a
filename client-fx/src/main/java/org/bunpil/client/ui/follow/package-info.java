/** Leading the class and following: the actions, and the line that says who leads, with the way back. */
@NullMarked
package org.bunpil.client.ui.follow;

import org.jspecify.annotations.NullMarked;
