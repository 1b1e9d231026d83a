/**
 * The connection to a relay, and which certificate it accepts. The only user of the WebSocket library; knows frames and the port
 * {@link org.bunpil.sync.RelayLink}, but no board, no editor and no window.
 */
@NullMarked
package org.bunpil.client.link;

import org.jspecify.annotations.NullMarked;
