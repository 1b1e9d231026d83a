/** A relay's TLS certificate: reads it, creates one, and reloads it when its files change. Knows no sockets. */
@NullMarked
package org.bunpil.relay.tls;

import org.jspecify.annotations.NullMarked;
