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
 * @param clock milliseconds that only go up
 * @param background for work that may block
 * @param incarnations makes the name of a new board's log
 * @param snapshotRecords records after which a room stores a new snapshot
 * @param relays addresses that clients may go to, in turn; may be empty
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
    /** {@link #snapshotRecords} of a real relay. */
    public static final int SNAPSHOT_RECORDS = 2_000;
}
