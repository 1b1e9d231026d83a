/**
 * What outlives the program on this computer: own batches not yet in the log, and each board as it was last seen. Knows files and the
 * protocol's texts; no windows, no network. Files hold secrets and are readable by their owner only.
 */
@NullMarked
package org.bunpil.client.store;

import org.jspecify.annotations.NullMarked;
