package org.bunpil.client.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How other people join a board.
 *
 * @param relay its address, with {@code #} and the SHA-256 of its certificate when no known authority signed that; null when there is none
 * @param reach who can connect to that address
 */
public record Invitation(@Nullable URI relay, Reach reach) {
    /** Who can connect. */
    public enum Reach {
        /** Only programs on this computer. */
        COMPUTER,
        /** This app serves the class on the local network. */
        NETWORK,
        /** The same, but this computer is on no network just now. */
        OFFLINE,
        /** A relay that somebody else runs and that decides who may connect. */
        RELAY
    }

    /** The address in the form in which people read and type it. */
    public String address() {
        return relay == null ? "" : RelayAddress.display(relay);
    }

    /** The port where the relay listens, as text. */
    public String port() {
        return relay == null || relay.getPort() < 0 ? "" : Integer.toString(relay.getPort());
    }

    /** A line to copy and paste, with address, code and certificate. */
    public String link(String code) {
        return relay == null || code.isEmpty() ? "" : JoinLink.format(relay, code);
    }

    /** Code and address in one line; either field for joining takes it. */
    public String line(String code) {
        return relay == null || code.isEmpty() ? "" : code + " " + address();
    }

    /** What a person can type or paste to join: the link, or else the address. */
    public String typed(String code) {
        String link = link(code);
        return link.isEmpty() ? address() : link;
    }
}
