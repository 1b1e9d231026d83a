/**
 * The Kafka clients of a relay: their configuration, and one class for each use (append, follow the ends, read a range). Knows no topics
 * and no boards.
 */
@NullMarked
package org.bunpil.relay.log.kafka.client;

import org.jspecify.annotations.NullMarked;
