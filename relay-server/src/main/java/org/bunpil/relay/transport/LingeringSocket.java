package org.bunpil.relay.transport;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;

/**
 * A WebSocket that reads on after its last word. The library closes the connection as soon as the close frame has been written; when
 * the other side is still sending, TCP answers with a reset, and what the relay said last is lost. So only the relay's direction is
 * ended here, and the connection is closed when the other side has ended too (what HTTP servers call a lingering close). Whoever does
 * not is cut off by {@link WebSocketConnection#tick}.
 */
final class LingeringSocket extends WebSocketImpl {
    private final Consumer<WriteNotifyingChannel> lingering;

    /** @param lingering told when only the other side's end is waited for */
    LingeringSocket(WebSocketAdapter adapter, BoundedDraft draft, Consumer<WriteNotifyingChannel> lingering) {
        super(adapter, List.of(draft));
        this.lingering = lingering;
    }

    /** Called by the selector whenever everything has been written and this socket is to be closed. */
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
