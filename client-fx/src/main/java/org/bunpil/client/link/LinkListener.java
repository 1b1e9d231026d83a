package org.bunpil.client.link;

import org.bunpil.wire.RelayFrame;

/** Who is told what the connection does; always on the owner's thread. The engine is one: three method references. */
public interface LinkListener {
    void opened();

    void received(RelayFrame frame);

    /** @param code WebSocket close code, 1006 if there was none */
    void closed(int code);
}
