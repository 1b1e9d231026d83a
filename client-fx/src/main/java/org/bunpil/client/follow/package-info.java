/** Following a teacher: whose page and view this window shows, and the way back. Knows no windows. */
@NullMarked
package org.bunpil.client.follow;

import org.jspecify.annotations.NullMarked;
