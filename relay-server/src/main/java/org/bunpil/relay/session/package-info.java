/**
 * One client's connection: hello, checks in a fixed order, rate limits, refusals, the images that it puts and gets. Knows rooms, but no
 * sockets and no log adapters.
 */
@NullMarked
package org.bunpil.relay.session;

import org.jspecify.annotations.NullMarked;
