package org.bunpil.client.link;

import org.bunpil.wire.RelayFrame;

/** Receives the events of a connection, always on the owner's thread. For the engine, these are three method references. */
public interface LinkListener {
    void opened();

    void received(RelayFrame frame);

    /** @param code WebSocket close code, 1006 if there was none */
    void closed(int code);
}
