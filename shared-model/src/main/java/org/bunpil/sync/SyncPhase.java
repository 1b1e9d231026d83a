package org.bunpil.sync;

/** The engine's connection to its relay, as users see it. Writing works in all phases. */
public enum SyncPhase {
    /** The first connection is being made; the board has never been seen. */
    CONNECTING,
    /** Connected; the snapshot or the missing batches are arriving. */
    CATCHING_UP,
    LIVE,
    /** The connection was lost and is being made again. */
    RECONNECTING,
    /** Several attempts failed; more follow. */
    OFFLINE,
    /** A relay refused for good ({@link SyncStatus#joinRefusal}); no further attempt is made by itself. */
    STOPPED
}
