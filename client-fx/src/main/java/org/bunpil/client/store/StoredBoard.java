package org.bunpil.client.store;

import java.nio.file.Path;

/**
 * A board that this computer has.
 *
 * @param folder where it is
 * @param title the board's own, or the name that a person has given it on this computer
 * @param relay address of its relay at the last connection; empty when this app hosted it
 * @param code join code used to join, or empty
 * @param onNetwork for a board hosted here: whether other computers could join
 * @param savedMillis when it was last open here
 * @param madeMillis when this computer first had it
 * @param group id of the {@link BoardFolder} in which it is, or empty
 * @param trashedMillis when it was moved to the trash; 0 if it was not
 * @param unsent for a board in the trash: whether it has work that no relay has; not looked up for others
 */
public record StoredBoard(
        Path folder,
        String board,
        String title,
        String relay,
        String code,
        boolean onNetwork,
        long savedMillis,
        long madeMillis,
        String group,
        long trashedMillis,
        boolean unsent) {

    public boolean hosted() {
        return relay.isEmpty();
    }

    /** Whether the board is the person's own: hosted here, or opened with a host key. */
    public boolean own() {
        return hosted() || code.isEmpty();
    }

    public boolean isTrashed() {
        return trashedMillis > 0;
    }

    /** When it will be deleted for good; 0 if it is not in the trash. A board with unsent work stays until a person deletes it. */
    public long deletedMillis() {
        return isTrashed() && !unsent ? trashedMillis + BoardLibrary.TRASH_MILLIS : 0;
    }
}
