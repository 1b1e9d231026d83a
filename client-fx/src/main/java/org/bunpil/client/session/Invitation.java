package org.bunpil.client.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How others come to a board.
 *
 * @param relay its address, with {@code #} and the SHA-256 of its certificate if nobody vouches for that; null when there is none
 * @param reach who can connect to that address
 */
public record Invitation(@Nullable URI relay, Reach reach) {
    /** Who can connect. */
    public enum Reach {
        /** Only programs on this computer. */
        COMPUTER,
        /** This app serves the class on the local network. */
        NETWORK,
        /** A relay that somebody else runs: it says who. */
        RELAY
    }

    /** As one reads it out and types it. */
    public String address() {
        return relay == null ? "" : RelayAddress.display(relay);
    }

    /** What one copies and pastes: address, code and certificate in one. */
    public String link(String code) {
        return relay == null || code.isEmpty() ? "" : JoinLink.format(relay, code);
    }
}
