package org.bunpil.client.view;

/**
 * How others come to a board.
 *
 * @param address of a relay, as one types it
 * @param reach who can connect to that address
 */
public record Invitation(String address, Reach reach) {
    /** Who can connect. */
    public enum Reach {
        /** Only programs on this computer. */
        COMPUTER,
        /** This app serves the class on the local network, not encrypted. */
        NETWORK,
        /** A relay that somebody else runs: it says who. */
        RELAY
    }
}
