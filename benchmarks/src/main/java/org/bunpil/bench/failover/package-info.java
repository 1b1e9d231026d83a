/** Measures how long boards are blocked when a broker is lost. */
@NullMarked
package org.bunpil.bench.failover;

import org.jspecify.annotations.NullMarked;
