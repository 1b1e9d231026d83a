/** {@code bunpil convert}: files of one kind into files of another, without a display. Knows all kinds of files, and no windows. */
@NullMarked
package org.bunpil.client.convert;

import org.jspecify.annotations.NullMarked;
