/** What can happen to a board: ops and the batches that carry them. Knows only the model and geometry. */
@NullMarked
package org.bunpil.op;

import org.jspecify.annotations.NullMarked;
