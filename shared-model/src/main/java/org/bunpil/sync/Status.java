package org.bunpil.sync;

import org.bunpil.model.Code;
import org.jspecify.annotations.Nullable;

/**
 * What the connection chip shows.
 *
 * @param unsaved own changes that no relay has acknowledged yet; a stroke counts once
 * @param mayWrite null, or the code that says why own ops would be refused just now: frozen, muted or role
 * @param refusal why the relay does not let this client in, when STOPPED
 */
public record Status(
        Phase phase,
        int unsaved,
        @Nullable Code mayWrite,
        @Nullable Code refusal) {

    /** Whether the other differs in nothing but how many changes are unsaved. */
    public boolean saysTheSame(Status other) {
        return phase == other.phase && mayWrite == other.mayWrite && refusal == other.refusal;
    }
}
