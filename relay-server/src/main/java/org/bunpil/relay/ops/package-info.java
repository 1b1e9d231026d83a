/** What an administrator sees of a running relay: counters. Knows nothing of the packages that count. */
@NullMarked
package org.bunpil.relay.ops;

import org.jspecify.annotations.NullMarked;
