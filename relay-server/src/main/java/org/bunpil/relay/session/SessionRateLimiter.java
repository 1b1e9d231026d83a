package org.bunpil.relay.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bunpil.rate.TokenBucket;

/** Limits how fast one session may send. Guarded by its session. */
final class SessionRateLimiter {
    /** What to do with a batch. */
    enum Decision {
        PASS,
        /** Pass it, and ask the client for fewer and larger frames. */
        SLOW,
        REFUSE,
        /** Too many batches were refused in a short time. */
        CLOSE
    }

    private final TokenBucket batches;
    private final TokenBucket bytes;
    private final TokenBucket frames;
    private final TokenBucket floods;
    private final TokenBucket presence;
    private final Deque<Long> refusedMillis = new ArrayDeque<>();
    private long slowMillis = Long.MIN_VALUE / 2;

    SessionRateLimiter(long nowMillis) {
        batches = new TokenBucket(SessionLimits.BATCHES_PER_SECOND, SessionLimits.BATCHES_BURST, nowMillis);
        bytes = new TokenBucket(SessionLimits.BYTES_PER_SECOND, SessionLimits.BYTES_BURST, nowMillis);
        frames = new TokenBucket(SessionLimits.FLOOD_FRAMES_PER_SECOND, SessionLimits.FLOOD_FRAMES_BURST, nowMillis);
        floods = new TokenBucket(SessionLimits.FLOOD_UNITS_PER_SECOND, SessionLimits.FLOOD_UNITS_BURST, nowMillis);
        presence = new TokenBucket(SessionLimits.PRESENCE_PER_SECOND, SessionLimits.PRESENCE_PER_SECOND, nowMillis);
    }

    /** Counts a frame of any kind, even one that is dropped unanswered. @return false when the client is flooding */
    boolean frame(int units, long nowMillis) {
        return frames.tryTake(1, nowMillis) && floods.tryTake(units, nowMillis);
    }

    boolean presence(long nowMillis) {
        return presence.tryTake(1, nowMillis);
    }

    Decision batch(int size, long nowMillis) {
        boolean room = batches.has(1, nowMillis) && bytes.has(size, nowMillis);
        if (!room) return refused(nowMillis);
        batches.take(1);
        bytes.take(size);
        if (!batches.isLow() && !bytes.isLow()) return Decision.PASS;
        if (nowMillis - slowMillis < SessionLimits.SLOW_EVERY_MILLIS) return Decision.PASS;
        slowMillis = nowMillis;
        return Decision.SLOW;
    }

    private Decision refused(long nowMillis) {
        refusedMillis.add(nowMillis);
        while (nowMillis - refusedMillis.getFirst() > SessionLimits.RATE_REFUSALS_MILLIS) refusedMillis.removeFirst();
        return refusedMillis.size() >= SessionLimits.RATE_REFUSALS ? Decision.CLOSE : Decision.REFUSE;
    }
}
