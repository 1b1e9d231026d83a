package org.bunpil.relay.log.kafka.store;

import java.util.List;

/**
 * A stored snapshot of a board, as the directory knows it.
 *
 * @param position offset in the ops topic of the last record in it
 * @param timeMillis when the log took that record, ms since 1970; 0 when nobody knows, which counts as long ago
 * @param generation a name that no other snapshot of the board has
 * @param partition of the snapshots topic
 * @param offsets of its parts there
 * @param next offset in the ops topic before which the board has no record that is not in it
 */
public record SnapshotRef(
        long position, long timeMillis, String generation, int partition, List<Long> offsets, long next) {
    SnapshotRef withNext(long offset) {
        return new SnapshotRef(position, timeMillis, generation, partition, offsets, offset);
    }

    /** Key of one of its parts. */
    String key(String board, int part) {
        return board + "#" + generation + "#" + part;
    }
}
