/** Frames between client and relay, and their streaming JSON codec with every limit checked before it is allocated. Knows no sockets. */
@NullMarked
package org.bunpil.wire;

import org.jspecify.annotations.NullMarked;
