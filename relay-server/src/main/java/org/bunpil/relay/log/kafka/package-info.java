/** A log in Kafka, shared by several relays. Combines the packages below. Nothing outside may interpret Kafka's offsets. */
@NullMarked
package org.bunpil.relay.log.kafka;

import org.jspecify.annotations.NullMarked;
