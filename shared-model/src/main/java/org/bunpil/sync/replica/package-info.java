/**
 * Confirmed board + pending batches = view. Knows no link, no outbox and no clock.
 */
@NullMarked
package org.bunpil.sync.replica;

import org.jspecify.annotations.NullMarked;
