/** Measures how long a relay takes to open an idle board, out of many in Kafka. */
@NullMarked
package org.bunpil.bench.cold;

import org.jspecify.annotations.NullMarked;
