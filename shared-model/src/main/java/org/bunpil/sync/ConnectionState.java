package org.bunpil.sync;

/** Where a connection stands; the drawing in {@link SyncEngine} shows the ways between. */
enum ConnectionState {
    IDLE,
    CONNECTING,
    HELLO,
    SNAPSHOT,
    REPLAY,
    LIVE,
    STOPPED
}
