/** How long a relay takes to open a board that nobody has open, among many in Kafka. */
@NullMarked
package org.bunpil.bench.cold;

import org.jspecify.annotations.NullMarked;
