/**
 * A board's state as this relay has folded it from the log, its newest batches, and its stored form. Knows the log's ports, but no lane,
 * members or sessions.
 */
@NullMarked
package org.bunpil.relay.room.replica;

import org.jspecify.annotations.NullMarked;
