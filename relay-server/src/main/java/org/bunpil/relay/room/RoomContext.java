package org.bunpil.relay.room;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;

/**
 * What all rooms of a relay share.
 *
 * @param clock monotonic, in milliseconds
 * @param background for work that may block
 * @param incarnations creates the incarnation id of a new board
 * @param snapshotRecords number of records after which a room stores a new snapshot
 * @param relays addresses of all relays, which clients try in turn; may be empty
 */
public record RoomContext(
        BoardLog log,
        LongSupplier clock,
        Executor background,
        Supplier<String> incarnations,
        int snapshotRecords,
        List<String> relays,
        int batchesPerSecond,
        Metrics metrics,
        Audit audit,
        CpuLoad cpuLoad) {
    /** {@link #snapshotRecords} in production. */
    public static final int SNAPSHOT_RECORDS = 2_000;
}
