/** WebSocket in and out; the only user of org.java_websocket. Knows sessions, nothing of boards or logs. */
@NullMarked
package org.bunpil.relay.transport;

import org.jspecify.annotations.NullMarked;
