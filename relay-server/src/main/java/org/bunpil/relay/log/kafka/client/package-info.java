/** The Kafka clients of a relay: how they are configured, and one class for each way of using them (append, follow the ends, read a range). Knows no topics and no boards. */
@NullMarked
package org.bunpil.relay.log.kafka.client;

import org.jspecify.annotations.NullMarked;
