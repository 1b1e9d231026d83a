/**
 * What an administrator sees of a running relay: metrics, health, the program's log and the audit log. All metrics are listed in
 * {@link org.bunpil.relay.ops.Counter}, {@link org.bunpil.relay.ops.Timer} and {@link org.bunpil.relay.ops.Gauge}. Knows nothing about the
 * packages that use it.
 */
@NullMarked
package org.bunpil.relay.ops;

import org.jspecify.annotations.NullMarked;
