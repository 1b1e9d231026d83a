package org.bunpil.rate;

/**
 * A rate limit: an average amount a second, with bursts up to a larger amount. Times are milliseconds of one clock. The owner guards it
 * against use by several threads.
 */
public final class TokenBucket {
    private final double burst;
    private double perSecond;
    private double tokens;
    private long atMillis;

    /** The bucket is full at first. */
    public TokenBucket(double perSecond, double burst, long nowMillis) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.atMillis = nowMillis;
    }

    /** The new rate also applies to the time since the last call of {@link #has}. */
    public void rate(double newPerSecond) {
        perSecond = newPerSecond;
    }

    public boolean has(double amount, long nowMillis) {
        tokens = Math.min(burst, tokens + (nowMillis - atMillis) * perSecond / 1_000);
        atMillis = nowMillis;
        return tokens >= amount;
    }

    /** Takes an amount that {@link #has} has found. */
    public void take(double amount) {
        tokens -= amount;
    }

    /** Takes the amount if it is available. */
    public boolean tryTake(double amount, long nowMillis) {
        if (!has(amount, nowMillis)) return false;
        take(amount);
        return true;
    }

    /** Whether less than a quarter is left. */
    public boolean isLow() {
        return tokens < burst / 4;
    }
}
