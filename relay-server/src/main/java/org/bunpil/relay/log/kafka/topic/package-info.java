/** The topics: their names, the settings they are created with, and the settings they must have. Knows no records. */
@NullMarked
package org.bunpil.relay.log.kafka.topic;

import org.jspecify.annotations.NullMarked;
