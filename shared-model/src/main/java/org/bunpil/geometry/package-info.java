/** Pure integer maths on the board plane, in 1/8 board pixel. Knows nothing of boards, ops or screens. */
@NullMarked
package org.bunpil.geometry;

import org.jspecify.annotations.NullMarked;
