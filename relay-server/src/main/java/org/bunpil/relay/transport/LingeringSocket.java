package org.bunpil.relay.transport;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;

/**
 * A WebSocket with a lingering close, as HTTP servers call it. The library closes the connection as soon as the close frame has been
 * written. If the other side is still sending, TCP then sends a reset and the relay's last frames are lost. So this class ends only the
 * relay's direction, reads on, and closes the connection when the other side has ended too. {@link WebSocketConnection#tick} closes
 * connections whose other side does not end.
 */
final class LingeringSocket extends WebSocketImpl {
    private final Consumer<WriteNotifyingChannel> lingering;

    /** @param lingering notified when only the other side's end is missing */
    LingeringSocket(WebSocketAdapter adapter, BoundedDraft draft, Consumer<WriteNotifyingChannel> lingering) {
        super(adapter, List.of(draft));
        this.lingering = lingering;
    }

    /** Called by the selector when everything has been written and this socket should be closed. */
    @Override
    public void closeConnection() {
        WriteNotifyingChannel channel = (WriteNotifyingChannel) getChannel();
        if (channel.hasEnded()) return;
        try {
            if (channel.end()) lingering.accept(channel);
        } catch (IOException broken) {
            super.closeConnection();
        }
    }
}
