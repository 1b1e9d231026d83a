package org.bunpil.relay.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.Timer;

/** Times the way of members' batches through the log. On the lane only, but for what the log calls. */
final class AppendTimings {
    /** More than this at a time are not timed: the log is away. */
    private static final int MAX_TIMED = 1_024;

    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Metrics metrics;
    private final Deque<Timing> underWay = new ArrayDeque<>();

    AppendTimings(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * A batch has reached the lane and goes to the log now.
     *
     * @param decodedNanos when it was offered to the lane
     */
    AppendCallback begin(RoomMember member, long k, long decodedNanos) {
        long now = metrics.now();
        metrics.record(Timer.DECODED_TO_LANE, now - decodedNanos);
        Timing timing = new Timing(member, k, now);
        if (underWay.size() < MAX_TIMED) underWay.add(timing);
        return timing;
    }

    /** The log gave a batch back: the oldest under way, somebody else's, or one that was thought lost. */
    void delivered(String client, long k) {
        for (Timing oldest = underWay.peek(); oldest != null; oldest = underWay.peek()) {
            boolean same = oldest.k == k && oldest.member.client().equals(client);
            if (!same && !oldest.isOver(metrics.now())) return;
            underWay.poll();
            if (same) {
                long kept = oldest.durableNanos;
                metrics.record(Timer.APPENDED_TO_DELIVERED, kept == 0 ? 0 : metrics.now() - kept);
                return;
            }
        }
    }

    private final class Timing implements AppendCallback {
        private final RoomMember member;
        private final long k;
        private final long sentNanos;
        /** When the log said that it is durable; 0 before, which may be after it was delivered. */
        private volatile long durableNanos;

        private volatile boolean lost;

        Timing(RoomMember member, long k, long sentNanos) {
            this.member = member;
            this.k = k;
            this.sentNanos = sentNanos;
        }

        boolean isOver(long now) {
            return lost || now - sentNanos > FORGOTTEN_NANOS;
        }

        @Override
        public void onDurable(Position position) {
            long now = metrics.now();
            durableNanos = now;
            metrics.record(Timer.LANE_TO_APPENDED, now - sentNanos);
        }

        @Override
        public void onFailed(ErrorCode code) {
            lost = true;
            metrics.count(Counter.APPENDS_LOST, code.text());
            member.connection.appendFailed(k, code);
        }
    }
}
