package org.bunpil.sync;

/** How the engine stands to its relay. Writing works in all of them. */
public enum SyncPhase {
    /** First connection under way; the board has never been seen. */
    CONNECTING,
    /** Connected, the snapshot or the missing batches are arriving. */
    CATCHING_UP,
    LIVE,
    /** The connection was lost and is being made again. */
    RECONNECTING,
    /** Several tries failed; goes on trying. */
    OFFLINE,
    /** A relay refused for good ({@link SyncStatus#joinRefusal}); does not try again by itself. */
    STOPPED
}
