/**
 * The log of more than one relay: Kafka. Puts the packages below together. Offsets mean nothing outside.
 */
@NullMarked
package org.bunpil.relay.log.kafka;

import org.jspecify.annotations.NullMarked;
