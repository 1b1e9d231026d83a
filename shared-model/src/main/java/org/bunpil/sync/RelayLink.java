package org.bunpil.sync;

import org.bunpil.wire.ClientFrame;

/**
 * A connection to one relay at a time. The engine calls it and learns the outcome by {@link SyncEngine#opened},
 * {@link SyncEngine#received} and {@link SyncEngine#closed}, on the engine's thread. No call blocks.
 */
public interface RelayLink {
    /** Starts to connect, to the next relay on the list if there are several. Answered by exactly one opened or closed. */
    void connect();

    /** Queues a frame; dropped without an error if the connection is closing. */
    void send(ClientFrame frame);

    /** Closes the connection; answered by closed if there was one. */
    void close();

    /** The number of relays that {@link #connect} tries in turn. */
    default int relays() {
        return 1;
    }
}
