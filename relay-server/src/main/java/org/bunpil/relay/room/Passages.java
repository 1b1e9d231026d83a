package org.bunpil.relay.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.Code;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.Span;

/** Times the way of members' batches through the log. On the lane only, but for what the log calls. */
final class Passages {
    /** More than this at a time are not timed: the log is away. */
    private static final int MOST = 1_024;

    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Metrics metrics;
    private final Deque<Passage> underWay = new ArrayDeque<>();

    Passages(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * A batch has reached the lane and goes to the log now.
     *
     * @param decodedNanos when it was offered to the lane
     */
    Receipt begin(Member member, long k, long decodedNanos) {
        long now = metrics.now();
        metrics.took(Span.DECODED_TO_LANE, now - decodedNanos);
        Passage passage = new Passage(member, k, now);
        if (underWay.size() < MOST) underWay.add(passage);
        return passage;
    }

    /** The log gave a batch back: the oldest under way, somebody else's, or one that was thought lost. */
    void delivered(String client, long k) {
        for (Passage oldest = underWay.peek(); oldest != null; oldest = underWay.peek()) {
            boolean same = oldest.k == k && oldest.member.client().equals(client);
            if (!same && !oldest.isOver(metrics.now())) return;
            underWay.poll();
            if (same) {
                long kept = oldest.keptNanos;
                metrics.took(Span.APPENDED_TO_DELIVERED, kept == 0 ? 0 : metrics.now() - kept);
                return;
            }
        }
    }

    private final class Passage implements Receipt {
        private final Member member;
        private final long k;
        private final long sentNanos;
        /** When the log said that it is durable; 0 before, which may be after it was delivered. */
        private volatile long keptNanos;

        private volatile boolean lost;

        Passage(Member member, long k, long sentNanos) {
            this.member = member;
            this.k = k;
            this.sentNanos = sentNanos;
        }

        boolean isOver(long now) {
            return lost || now - sentNanos > FORGOTTEN_NANOS;
        }

        @Override
        public void kept(Position position) {
            long now = metrics.now();
            keptNanos = now;
            metrics.took(Span.LANE_TO_APPENDED, now - sentNanos);
        }

        @Override
        public void lost(Code code) {
            lost = true;
            metrics.count(Count.APPENDS_LOST, code.text());
            member.peer.lost(k, code);
        }
    }
}
