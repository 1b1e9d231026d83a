package org.bunpil.relay.log;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What administrators do with stored boards. Every call blocks on I/O; any thread. */
public interface BoardAdministration {
    /**
     * A board and what it takes.
     *
     * @param createdMillis when it was made, ms since 1970
     * @param usedMillis when something was last put into its log, as far as that is known without reading the log
     * @param bytes of its records and snapshot; over Kafka of its newest snapshot alone
     * @param imageBytes of the pictures that count towards it
     */
    record BoardUse(BoardEntry entry, long createdMillis, long usedMillis, long bytes, long imageBytes) {}

    /** Finds what a stored snapshot shows. A log does not know what is in one. */
    @FunctionalInterface
    interface SnapshotImages {
        /** Ids of the images, those in the trash too. @throws IOException if the snapshot cannot be read */
        Set<String> of(byte[] body) throws IOException;
    }

    /** What {@link #tidy} has removed or found still in use. */
    record Tidied(int imagesDeleted, int imagesKept) {}

    /**
     * Some boards in the order of their ids: fewer than {@code most} only when looking took long, none at the end.
     *
     * @param after id after which to begin, "" for the first
     */
    List<BoardUse> boards(String after, int most) throws LogUnavailableException;

    /** When something was last put into a board's log, or when it was made; looks at the log. Now, if that is not known. */
    long lastUseMillis(String board) throws LogUnavailableException;

    /**
     * Deletes a board from the directory, with its records and snapshots. Nobody may be using it here; other relays notice. What it leaves
     * is removed by {@link #tidy}. Can be repeated after a failure.
     */
    void delete(String board) throws LogUnavailableException;

    /**
     * Removes what deleted boards have left: images that no other board uses, and bytes in files. Called now and then.
     *
     * @param unused whether nobody would notice that writing waits for a while
     */
    Tidied tidy(boolean unused, SnapshotImages images) throws LogUnavailableException;
}
