package org.bunpil.relay.log.kafka.store;

import java.util.List;

/**
 * A board's stored snapshot as the directory refers to it.
 *
 * @param position offset in the ops topic of the last record it includes
 * @param timeMillis when the log took that record, ms since 1970; 0 when unknown, which counts as long ago
 * @param generation a name that is unique among the board's snapshots
 * @param partition of the snapshots topic
 * @param offsets of its parts there
 * @param next offset in the ops topic; all of the board's records before it are in the snapshot
 * @param bytes of all parts; 0 when unknown
 */
public record SnapshotRef(
        long position, long timeMillis, String generation, int partition, List<Long> offsets, long next, long bytes) {
    SnapshotRef withNext(long offset) {
        return new SnapshotRef(position, timeMillis, generation, partition, offsets, offset, bytes);
    }

    /** The key of one part. */
    String key(String board, int part) {
        return board + "#" + generation + "#" + part;
    }
}
