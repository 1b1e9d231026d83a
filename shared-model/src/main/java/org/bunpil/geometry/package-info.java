/** Places and sizes on the board plane, in 1/8 board pixel, integers only. Knows nothing of boards, ops or screens; extents, hit tests and curves are the client's. */
@NullMarked
package org.bunpil.geometry;

import org.jspecify.annotations.NullMarked;
