/** When boards are stored as snapshots and old records are deleted: one consumer group over all relays. Knows the board only as SnapshotFold. */
@NullMarked
package org.bunpil.relay.log.kafka.snapshot;

import org.jspecify.annotations.NullMarked;
