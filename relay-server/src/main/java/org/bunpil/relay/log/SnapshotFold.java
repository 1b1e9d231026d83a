package org.bunpil.relay.log;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a newer stored board of an older one, for a log that keeps snapshots by itself: it does not know what a board is. */
@FunctionalInterface
public interface SnapshotFold {
    /**
     * Any thread.
     *
     * @param stored body of a snapshot; null: the empty board
     * @param records that follow it in the board's log, in order
     * @return body of a snapshot with these records in it
     * @throws IOException when {@code stored} cannot be read
     */
    byte[] fold(byte @Nullable [] stored, List<LogEntry> records) throws IOException;
}
