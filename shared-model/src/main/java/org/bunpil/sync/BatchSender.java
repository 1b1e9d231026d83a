package org.bunpil.sync;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.bunpil.sync.replica.PendingBatch;
import org.bunpil.sync.replica.Replica;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** Own batches on their way out: sealed, kept, sent in order of k at an allowed pace, sent again from where a relay asks. */
final class BatchSender {
    private static final long FLUSH_MILLIS = 16;
    private static final int EMPTY_BYTES = 64;
    /** Sent and not answered for so long: something lost its way; a new connection sorts it out. */
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
    /** The outbox holds what is pending under the present identity. */
    private boolean sendable;

    /** @param live whether batches may be sent at all just now */
    BatchSender(Replica replica, RelayLink link, Outbox outbox, long nowMillis, BooleanSupplier live) {
        this.replica = replica;
        this.link = link;
        this.outbox = outbox;
        this.rateLimiter = new SendRateLimiter(nowMillis);
        this.live = live;
    }

    /** A new session: the relay knows batches up to {@code usedK}. */
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

    /** Nothing that was acknowledged counts any more. */
    void forget() {
        ackedK = 0;
        sendable = false;
    }

    /** Numbers begin again under a new identity; nothing is sent before the outbox has it. */
    void restart(Identity identity, long nowMillis) {
        sentK = 0;
        ackedK = 0;
        sendable = false;
        outbox.restart(identity, replica.takeUnstored(), () -> {
            sendable = true;
            send(nowMillis);
        });
    }

    /** Nothing pending, nothing kept: sends from the first batch on. */
    void begin(Identity identity) {
        sendable = true;
        outbox.restart(identity, List.of(), () -> {});
    }

    /** Closes the open batch and sends it, if enough time has passed since the last or it is urgent. */
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
        // A relay may ask again for what the log has after all: it goes on only when it gets that number.
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

    /** The log has, or refused, all batches up to {@code k}. */
    void acknowledged(long k, long nowMillis) {
        progressMillis = nowMillis;
        if (k <= ackedK) return;
        ackedK = k;
        outbox.acknowledged(k);
    }

    long ackedK() {
        return ackedK;
    }

    /** The relay has nothing from {@code k} on, as far as it knows. */
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

    /** The outbox has all own batches. */
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
