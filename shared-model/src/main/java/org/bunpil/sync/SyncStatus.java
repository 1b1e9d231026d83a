package org.bunpil.sync;

import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the connection chip shows.
 *
 * @param unsaved own changes that no relay has acknowledged yet; a stroke counts once
 * @param writeRefusal null, or the code that says why own ops would be refused just now: frozen, muted or role
 * @param joinRefusal why the relay does not let this client in, when STOPPED
 */
public record SyncStatus(
        SyncPhase phase,
        int unsaved,
        @Nullable ErrorCode writeRefusal,
        @Nullable ErrorCode joinRefusal) {

    /** Whether the other differs in nothing but how many changes are unsaved. */
    public boolean equalsExceptUnsaved(SyncStatus other) {
        return phase == other.phase && writeRefusal == other.writeRefusal && joinRefusal == other.joinRefusal;
    }
}
