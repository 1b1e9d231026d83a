/**
 * What an administrator sees of a running relay: metrics, health. All metrics are listed in {@link org.bunpil.relay.ops.Counter}, {@link
 * org.bunpil.relay.ops.Timer} and {@link org.bunpil.relay.ops.Gauge}. Knows nothing of the packages that count.
 */
@NullMarked
package org.bunpil.relay.ops;

import org.jspecify.annotations.NullMarked;
