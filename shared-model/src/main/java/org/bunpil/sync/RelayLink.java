package org.bunpil.sync;

import org.bunpil.wire.ClientFrame;

/**
 * One connection to some relay at a time. The engine calls it and is told the outcome by {@link SyncEngine#opened},
 * {@link SyncEngine#received} and {@link SyncEngine#closed}, on the engine's thread. No call blocks.
 */
public interface RelayLink {
    /** Starts to connect, to the next relay on the list if there are several. Answered by exactly one opened or closed. */
    void connect();

    /** Queues a frame; dropped silently when the connection is going down. */
    void send(ClientFrame frame);

    /** Drops the connection; answered by closed if there was one. */
    void close();

    /** Among how many relays {@link #connect} goes round. */
    default int relays() {
        return 1;
    }
}
