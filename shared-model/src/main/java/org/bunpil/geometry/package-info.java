/**
 * Positions and sizes on the board plane, in 1/8 board pixel, integers only. Knows nothing of boards, ops or screens; painted bounds, hit
 * tests and curves belong to the client.
 */
@NullMarked
package org.bunpil.geometry;

import org.jspecify.annotations.NullMarked;
