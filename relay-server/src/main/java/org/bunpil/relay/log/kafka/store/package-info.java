/** The directory, snapshots and pictures in Kafka, and the connection that they share. Does not decide when to write a snapshot. */
@NullMarked
package org.bunpil.relay.log.kafka.store;

import org.jspecify.annotations.NullMarked;
