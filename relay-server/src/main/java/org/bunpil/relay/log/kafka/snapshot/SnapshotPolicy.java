package org.bunpil.relay.log.kafka.snapshot;

import java.time.Duration;
import org.bunpil.relay.log.SnapshotFold;

/**
 * How the keeper works.
 *
 * @param fold what it makes snapshots with
 * @param interval how often the boards of a partition that have changed are stored
 * @param retention how long records are kept although no relay needs them any more: replaying a lesson does
 */
public record SnapshotPolicy(SnapshotFold fold, Duration interval, Duration retention) {
    /** A minute: what a cold relay has to read of a partition is at most what came in two rounds. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    public static final Duration RETENTION = Duration.ofDays(30);
}
