/** What a relay shows of itself over TLS: reads certificates, makes one of its own, notices when they change. Knows no sockets. */
@NullMarked
package org.bunpil.relay.tls;

import org.jspecify.annotations.NullMarked;
