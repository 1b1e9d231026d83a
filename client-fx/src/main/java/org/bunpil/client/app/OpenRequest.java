package org.bunpil.client.app;

import java.net.URI;
import java.util.List;
import org.bunpil.client.session.Invitation;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * A request to open a board.
 *
 * @param board its id, or null when the code or the relay determines it
 * @param title of a new board
 * @param code join code, or empty
 * @param hosted whether this app runs the relay
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

    /** Joins a class that another person hosts. */
    static OpenRequest join(List<URI> relays, @Nullable String board, String code) {
        ClientFrame.Auth auth = code.isEmpty() ? null : new ClientFrame.Auth.JoinCode(code);
        return new OpenRequest(relays, board, auth, false, null, code, false, reachOf(relays));
    }

    /** Opens or creates a board as a registered user of a relay run by others. */
    static OpenRequest user(
            List<URI> relays, @Nullable String board, ClientFrame.Auth key, boolean create, @Nullable String title) {
        return new OpenRequest(relays, board, key, create, title, "", false, reachOf(relays));
    }

    /** The same, now that the relay has told the board of the code. */
    OpenRequest onBoard(String id) {
        return new OpenRequest(relays, id, auth, create, title, code, hosted, invitation);
    }

    private static Invitation reachOf(List<URI> relays) {
        return new Invitation(relays.getFirst(), Invitation.Reach.RELAY);
    }

    /** Leaves secrets out, so that they do not reach logs. */
    @Override
    public String toString() {
        return "OpenRequest[board=" + board + ", hosted=" + hosted + "]";
    }
}
