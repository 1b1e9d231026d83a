package org.bunpil.relay.log.kafka;

import java.time.Duration;
import org.bunpil.relay.log.BoardFold;

/**
 * How the keeper works.
 *
 * @param fold what it makes snapshots with
 * @param round how often the boards of a partition that have changed are stored
 * @param history how long records are kept although no relay needs them any more: replaying a lesson does
 */
public record Keeping(BoardFold fold, Duration round, Duration history) {
    /** A minute: what a cold relay has to read of a partition is at most what came in two rounds. */
    public static final Duration ROUND = Duration.ofMinutes(1);

    public static final Duration HISTORY = Duration.ofDays(30);
}
