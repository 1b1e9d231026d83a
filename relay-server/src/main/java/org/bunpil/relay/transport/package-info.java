/** WebSocket connections; the only user of org.java_websocket. Knows sessions, but nothing about boards or logs. */
@NullMarked
package org.bunpil.relay.transport;

import org.jspecify.annotations.NullMarked;
