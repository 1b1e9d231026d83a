/**
 * {@code ./bunpil bench relay}: a light load driver that measures a relay from outside and, for comparison, two bare servers that only
 * forward frames. Knows the wire protocol, but not the relay's code.
 */
@NullMarked
package org.bunpil.bench.relay;

import org.jspecify.annotations.NullMarked;
