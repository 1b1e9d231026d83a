package org.bunpil.sync;

/** The state of the connection; the diagram in {@link SyncEngine} shows the transitions. */
enum ConnectionState {
    IDLE,
    CONNECTING,
    HELLO,
    SNAPSHOT,
    REPLAY,
    LIVE,
    STOPPED
}
