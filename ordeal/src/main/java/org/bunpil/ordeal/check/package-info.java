/**
 * What clients saw and were promised, compared with the log.
 */
@NullMarked
package org.bunpil.ordeal.check;

import org.jspecify.annotations.NullMarked;
