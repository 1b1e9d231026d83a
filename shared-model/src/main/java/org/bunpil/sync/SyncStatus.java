package org.bunpil.sync;

import org.bunpil.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the connection chip shows.
 *
 * @param unsaved own changes that no relay has acknowledged yet; a stroke counts once
 * @param writeRefusal the code why own ops would be refused at the moment (frozen, muted or role), or null
 * @param joinRefusal why the relay refused this client, if STOPPED
 */
public record SyncStatus(
        SyncPhase phase,
        int unsaved,
        @Nullable ErrorCode writeRefusal,
        @Nullable ErrorCode joinRefusal) {

    /** Whether the other differs at most in the number of unsaved changes. */
    public boolean equalsExceptUnsaved(SyncStatus other) {
        return phase == other.phase && writeRefusal == other.writeRefusal && joinRefusal == other.joinRefusal;
    }
}
