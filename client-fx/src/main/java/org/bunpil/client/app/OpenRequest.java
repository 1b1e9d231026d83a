package org.bunpil.client.app;

import java.net.URI;
import java.util.List;
import org.bunpil.client.session.Invitation;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * With what a board is opened.
 *
 * @param board its id, or null when the code or the relay says which
 * @param title for a board to be made
 * @param code join code it is joined with, or empty
 * @param hosted whether this app itself is the relay
 */
record OpenRequest(
        List<URI> relays,
        @Nullable String board,
        ClientFrame.@Nullable Auth auth,
        boolean create,
        @Nullable String title,
        String code,
        boolean hosted,
        Invitation invitation) {

    /** Joins somebody else's class. */
    static OpenRequest join(List<URI> relays, @Nullable String board, String code) {
        ClientFrame.Auth auth = code.isEmpty() ? null : new ClientFrame.Auth.JoinCode(code);
        return new OpenRequest(relays, board, auth, false, null, code, false, reachOf(relays));
    }

    /** Opens or makes a board of a user of somebody else's relay. */
    static OpenRequest user(
            List<URI> relays, @Nullable String board, ClientFrame.Auth key, boolean create, @Nullable String title) {
        return new OpenRequest(relays, board, key, create, title, "", false, reachOf(relays));
    }

    private static Invitation reachOf(List<URI> relays) {
        return new Invitation(relays.getFirst(), Invitation.Reach.RELAY);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Ticket[board=" + board + ", hosted=" + hosted + "]";
    }
}
