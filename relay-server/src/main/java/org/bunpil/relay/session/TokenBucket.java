package org.bunpil.relay.session;

/** A token bucket: so much a second on average, more in a burst. Guarded by its owner. */
final class TokenBucket {
    private final double perMilli;
    private final double burst;
    private double tokens;
    private long atMillis;

    TokenBucket(double perSecond, double burst, long nowMillis) {
        this.perMilli = perSecond / 1_000;
        this.burst = burst;
        this.tokens = burst;
        this.atMillis = nowMillis;
    }

    boolean has(double amount, long nowMillis) {
        tokens = Math.min(burst, tokens + (nowMillis - atMillis) * perMilli);
        atMillis = nowMillis;
        return tokens >= amount;
    }

    void take(double amount) {
        tokens -= amount;
    }

    /** Takes it if it is there. */
    boolean tryTake(double amount, long nowMillis) {
        if (!has(amount, nowMillis)) return false;
        take(amount);
        return true;
    }

    /** Less than a quarter is left. */
    boolean isLow() {
        return tokens < burst / 4;
    }
}
