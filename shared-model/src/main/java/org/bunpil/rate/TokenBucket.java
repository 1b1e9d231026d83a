package org.bunpil.rate;

/** So much a second on average, more in a burst. Times are of one clock, milliseconds. Guarded by its owner. */
public final class TokenBucket {
    private final double burst;
    private double perSecond;
    private double tokens;
    private long atMillis;

    /** Full at first. */
    public TokenBucket(double perSecond, double burst, long nowMillis) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.atMillis = nowMillis;
    }

    /** The new rate also counts for the time since the last look. */
    public void rate(double newPerSecond) {
        perSecond = newPerSecond;
    }

    public boolean has(double amount, long nowMillis) {
        tokens = Math.min(burst, tokens + (nowMillis - atMillis) * perSecond / 1_000);
        atMillis = nowMillis;
        return tokens >= amount;
    }

    /** Takes what {@link #has} has found. */
    public void take(double amount) {
        tokens -= amount;
    }

    /** Takes it if it is there. */
    public boolean tryTake(double amount, long nowMillis) {
        if (!has(amount, nowMillis)) return false;
        take(amount);
        return true;
    }

    /** Less than a quarter is left. */
    public boolean isLow() {
        return tokens < burst / 4;
    }
}
