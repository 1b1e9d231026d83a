package org.bunpil.relay.room;

import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param secretHash SHA-256 of the client's secret in hex
 * @param was client that this one continues
 * @param wasSecretHash of that client's secret, null exactly when {@code was} is
 * @param watch reads only, no member
 */
public record JoinRequest(
        MemberConnection connection,
        String client,
        String secretHash,
        String name,
        Credential credential,
        @Nullable String was,
        @Nullable String wasSecretHash,
        ClientFrame.@Nullable Resume resume,
        boolean watch) {
    /** Hashes of secrets stay out of logs. */
    @Override
    public String toString() {
        return "JoinRequest[" + client + "]";
    }
}
