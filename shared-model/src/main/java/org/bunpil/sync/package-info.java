/** The client's half of the protocol: confirmed board + pending batches = view. No threads, clock or I/O of its own; ports only. */
@NullMarked
package org.bunpil.sync;

import org.jspecify.annotations.NullMarked;
