/** Writes snapshots and deletes old records; the relays share the work as one consumer group. Knows boards only through SnapshotFold. */
@NullMarked
package org.bunpil.relay.log.kafka.snapshot;

import org.jspecify.annotations.NullMarked;
