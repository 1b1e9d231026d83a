package org.bunpil.relay.log;

/**
 * What the directory knows about a board.
 *
 * @param title as given when the board was created; it may have been changed on the board since
 * @param owner user with whose host key it was created
 * @param code join code, normalized; "" when there is none
 */
public record BoardEntry(String id, String title, String owner, String code) {
    /** Leaves out the join code: anyone who has it can join, so it must not get into logs. */
    @Override
    public String toString() {
        return "BoardEntry[" + id + "]";
    }
}
