package org.bunpil.sync;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.bunpil.sync.replica.PendingBatch;
import org.bunpil.sync.replica.Replica;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * Own batches that leave this client: sealed, stored in the outbox, sent in order of k at an allowed rate, and sent again from where a
 * relay asks.
 */
final class BatchSender {
    private static final long FLUSH_MILLIS = 16;
    private static final int EMPTY_BYTES = 64;
    /** If a batch has had no answer for this long, something was lost; a new connection repairs it. */
    private static final long STALLED_MILLIS = 15_000;

    private final Replica replica;
    private final RelayLink link;
    private final Outbox outbox;
    private final SendRateLimiter rateLimiter;
    private final BooleanSupplier live;

    private long sentK;
    private long ackedK;
    private long progressMillis;
    private long flushedMillis;
    private long flushEveryMillis = FLUSH_MILLIS;
    private long holdUntilMillis;
    /** Whether the outbox holds all pending batches under the current identity. */
    private boolean sendable;

    /** @param live whether batches may be sent at all at the moment */
    BatchSender(Replica replica, RelayLink link, Outbox outbox, long nowMillis, BooleanSupplier live) {
        this.replica = replica;
        this.link = link;
        this.outbox = outbox;
        this.rateLimiter = new SendRateLimiter(nowMillis);
        this.live = live;
    }

    /** A new session has begun: the relay knows batches up to {@code usedK}. */
    void welcomed(long usedK, int batchesPerSecond) {
        sentK = usedK;
        rateLimiter.relayAllows(batchesPerSecond);
    }

    void started(long nowMillis) {
        progressMillis = nowMillis;
        holdUntilMillis = 0;
        flushEveryMillis = FLUSH_MILLIS;
        send(nowMillis);
    }

    /** Forgets all acknowledgements. */
    void forget() {
        ackedK = 0;
        sendable = false;
    }

    /** A new identity: k begins again at 1. Nothing is sent before the outbox has the new identity. */
    void restart(Identity identity, long nowMillis) {
        sentK = 0;
        ackedK = 0;
        sendable = false;
        outbox.restart(identity, replica.takeUnstored(), () -> {
            sendable = true;
            send(nowMillis);
        });
    }

    /** Nothing is pending and the outbox is empty: sends from the first batch on. */
    void begin(Identity identity) {
        sendable = true;
        outbox.restart(identity, List.of(), () -> {});
    }

    /** Closes the open batch and sends it, if it is urgent or enough time has passed since the last one. */
    void flush(long nowMillis, boolean urgent) {
        if (urgent || nowMillis - flushedMillis >= flushEveryMillis) {
            replica.seal();
            for (ClientFrame.Ops batch : replica.takeUnstored()) {
                outbox.put(batch);
                flushedMillis = nowMillis;
            }
        }
        send(nowMillis);
    }

    private void send(long nowMillis) {
        if (!live.getAsBoolean() || !sendable || nowMillis < holdUntilMillis) return;
        // A relay may ask again for a batch that the log already has. It continues only when it receives that k.
        while (sentK < ackedK) {
            if (!rateLimiter.take(EMPTY_BYTES, nowMillis)) return;
            link.send(new ClientFrame.Ops(++sentK, List.of()));
        }
        PendingBatch newest = replica.pending().peekLast();
        if (newest == null || newest.k <= sentK) return;
        for (PendingBatch p : replica.pending()) {
            if (p.k <= sentK) continue;
            if (!p.sealed || !rateLimiter.take(p.costBytes(), nowMillis)) return;
            if (oldestUnanswered() == null) progressMillis = nowMillis;
            link.send(new ClientFrame.Ops(p.k, p.ops()));
            sentK = p.k;
        }
    }

    /** The log has taken or refused all batches up to {@code k}. */
    void acknowledged(long k, long nowMillis) {
        progressMillis = nowMillis;
        if (k <= ackedK) return;
        ackedK = k;
        outbox.acknowledged(k);
    }

    long ackedK() {
        return ackedK;
    }

    /** As far as the relay knows, it has nothing from {@code k} on. */
    void resendFrom(long k, long nowMillis) {
        progressMillis = nowMillis;
        sentK = Math.min(sentK, k - 1);
    }

    /** Sends nothing for a while. */
    void hold(long untilMillis) {
        holdUntilMillis = untilMillis;
    }

    /** The relay asks for fewer, fuller batches. */
    void slow(long flushMillis) {
        flushEveryMillis = Math.clamp(flushMillis, FLUSH_MILLIS, 1_000);
    }

    /** Whether the outbox has all own batches. */
    boolean isStored() {
        PendingBatch newest = replica.pending().peekLast();
        return newest == null || newest.stored;
    }

    boolean stalled(long nowMillis) {
        return oldestUnanswered() != null && nowMillis - progressMillis > STALLED_MILLIS;
    }

    private @Nullable PendingBatch oldestUnanswered() {
        PendingBatch first = replica.pending().peekFirst();
        return first != null && first.k <= sentK ? first : null;
    }
}
