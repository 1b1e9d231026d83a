package org.bunpil.relay.log;

/**
 * What the directory knows of a board.
 *
 * @param title as given when it was made; the board's own may have changed
 * @param owner user whose host key made it
 * @param code join code, normalized; "" when there is none
 */
public record BoardEntry(String id, String title, String owner, String code) {
    /** The code lets people in; it stays out of logs. */
    @Override
    public String toString() {
        return "BoardEntry[" + id + "]";
    }
}
