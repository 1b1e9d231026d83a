package org.bunpil.relay.room;

import java.util.function.Predicate;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * A client's request to join a board.
 *
 * @param secretHash SHA-256 of the client's secret, in hex
 * @param fold the newest version of the fold that the client knows
 * @param was earlier client that this one continues, or null
 * @param wasSecretHash SHA-256 of that client's secret; null if and only if {@code was} is null
 * @param watch whether the client only watches, without becoming a member
 * @param voidUsers users whose key was revoked or has expired: nobody is let in as one of them, whatever else is right
 */
public record JoinRequest(
        MemberConnection connection,
        String client,
        String secretHash,
        String name,
        Credential credential,
        int fold,
        @Nullable String was,
        @Nullable String wasSecretHash,
        ClientFrame.@Nullable Resume resume,
        boolean watch,
        Predicate<String> voidUsers) {
    /** Leaves out the hashes of secrets, which must not get into logs. */
    @Override
    public String toString() {
        return "JoinRequest[" + client + "]";
    }
}
