package org.bunpil.relay.log.kafka.snapshot;

import java.time.Duration;
import org.bunpil.relay.log.SnapshotFold;

/**
 * When snapshots are written and how long records are retained.
 *
 * @param fold makes new snapshots from older ones
 * @param interval how often snapshots of a partition's changed boards are written
 * @param retention how long records are retained although relays no longer need them, for replaying a lesson
 */
public record SnapshotPolicy(SnapshotFold fold, Duration interval, Duration retention) {
    /** To open a board, a relay reads at most the records that its partition received in two intervals. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    public static final Duration RETENTION = Duration.ofDays(30);
}
