package org.bunpil.relay.log;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a stored snapshot up to date, for a log that writes snapshots itself without knowing what a board contains. */
@FunctionalInterface
public interface SnapshotFold {
    /**
     * Any thread.
     *
     * @param stored body of a snapshot; null: an empty board
     * @param records that follow it in the board's log, in order
     * @return body of a snapshot that includes these records
     * @throws NewerVersionException when {@code stored} or a record is of a version that is not known: the board must be left alone
     * @throws IOException when {@code stored} cannot be read
     */
    byte[] fold(byte @Nullable [] stored, List<LogEntry> records) throws IOException;
}
