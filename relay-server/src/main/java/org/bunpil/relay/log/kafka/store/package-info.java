/** What Kafka holds besides the records of boards: directory, snapshots, pictures; and the connection that all of it shares. Knows no policy of when to store. */
@NullMarked
package org.bunpil.relay.log.kafka.store;

import org.jspecify.annotations.NullMarked;
