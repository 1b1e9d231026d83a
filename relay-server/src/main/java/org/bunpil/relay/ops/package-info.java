/**
 * What an administrator sees of a running relay: metrics, health. All metrics are listed in {@link org.bunpil.relay.ops.Count}, {@link
 * org.bunpil.relay.ops.Span} and {@link org.bunpil.relay.ops.Level}. Knows nothing of the packages that count.
 */
@NullMarked
package org.bunpil.relay.ops;

import org.jspecify.annotations.NullMarked;
