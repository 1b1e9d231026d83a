/**
 * What stays on this computer after the program has ended: own batches not yet in the log, each board as last seen, assets. Knows files
 * and the protocol's texts; no windows, no network. Files hold secrets and are readable by their owner only.
 */
@NullMarked
package org.bunpil.client.store;

import org.jspecify.annotations.NullMarked;
