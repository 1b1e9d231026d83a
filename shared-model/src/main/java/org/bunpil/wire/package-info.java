/** All frames between client and relay and all log records, read and written as text. Knows no sockets. */
@NullMarked
package org.bunpil.wire;

import org.jspecify.annotations.NullMarked;
