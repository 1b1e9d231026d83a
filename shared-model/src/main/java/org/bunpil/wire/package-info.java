/**
 * All frames between client and relay and all records of the log, written and read as text. Knows no sockets.
 */
@NullMarked
package org.bunpil.wire;

import org.jspecify.annotations.NullMarked;
