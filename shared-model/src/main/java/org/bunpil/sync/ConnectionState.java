package org.bunpil.sync;

/** The state of the connection; the diagram in {@link Connection} shows the transitions. */
enum ConnectionState {
    IDLE,
    CONNECTING,
    HELLO,
    SNAPSHOT,
    REPLAY,
    LIVE,
    STOPPED
}
