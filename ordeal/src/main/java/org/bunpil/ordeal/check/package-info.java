/** Compares what clients saw and were promised with the log. */
@NullMarked
package org.bunpil.ordeal.check;

import org.jspecify.annotations.NullMarked;
