/**
 * {@code ./bunpil bench relay}: a light load driver that measures any relay from outside, beside two bare servers that only pass
 * frames on. Knows the wire protocol, nothing of the relay's code.
 */
@NullMarked
package org.bunpil.bench.relay;

import org.jspecify.annotations.NullMarked;
