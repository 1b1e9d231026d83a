/** The topics: names, settings they are made with, settings they must have. Knows no records. */
@NullMarked
package org.bunpil.relay.log.kafka.topic;

import org.jspecify.annotations.NullMarked;
