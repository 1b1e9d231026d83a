/** One member's connection: hello, admission in a fixed order, rate, refusals. Knows rooms; no sockets, no log adapters. */
@NullMarked
package org.bunpil.relay.session;

import org.jspecify.annotations.NullMarked;
