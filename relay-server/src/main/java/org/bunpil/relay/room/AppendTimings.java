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

/** Measures how long members' batches take from the lane through the log and back. On the lane only, except the callbacks from the log. */
final class AppendTimings {
    /** Most batches timed at once. More are in progress only while the log is unavailable. */
    private static final int MAX_TIMED = 1_024;

    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Metrics metrics;
    private final Deque<Timing> inFlight = new ArrayDeque<>();

    AppendTimings(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * A batch has reached the lane and is appended to the log now.
     *
     * @param decodedNanos when it was offered to the lane
     */
    AppendCallback begin(RoomMember member, long k, long decodedNanos) {
        long now = metrics.now();
        metrics.record(Timer.DECODED_TO_LANE, now - decodedNanos);
        Timing timing = new Timing(member, k, now);
        if (inFlight.size() < MAX_TIMED) inFlight.add(timing);
        return timing;
    }

    /** The log has delivered a batch: the oldest in flight, one of another relay, or one that was given up. */
    void delivered(String client, long k) {
        for (Timing oldest = inFlight.peek(); oldest != null; oldest = inFlight.peek()) {
            boolean same = oldest.k == k && oldest.member.client().equals(client);
            if (!same && !oldest.isOver(metrics.now())) return;
            inFlight.poll();
            if (same) {
                long durableNanos = oldest.durableNanos;
                metrics.record(Timer.APPENDED_TO_DELIVERED, durableNanos == 0 ? 0 : metrics.now() - durableNanos);
                return;
            }
        }
    }

    private final class Timing implements AppendCallback {
        private final RoomMember member;
        private final long k;
        private final long sentNanos;
        /** When the log reported the batch durable; 0 before. It may be delivered earlier than that. */
        private volatile long durableNanos;

        private volatile boolean failed;

        Timing(RoomMember member, long k, long sentNanos) {
            this.member = member;
            this.k = k;
            this.sentNanos = sentNanos;
        }

        boolean isOver(long now) {
            return failed || now - sentNanos > GIVE_UP_NANOS;
        }

        @Override
        public void onDurable(Position position) {
            long now = metrics.now();
            durableNanos = now;
            metrics.record(Timer.LANE_TO_APPENDED, now - sentNanos);
        }

        @Override
        public void onFailed(ErrorCode code) {
            failed = true;
            metrics.count(Counter.APPENDS_LOST, code.text());
            member.connection.appendFailed(k, code);
        }
    }
}
