/** The log of more than one relay: Kafka. The only user of its clients; offsets mean nothing outside. */
@NullMarked
package org.bunpil.relay.log.kafka;

import org.jspecify.annotations.NullMarked;
