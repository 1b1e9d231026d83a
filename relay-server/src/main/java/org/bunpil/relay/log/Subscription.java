package org.bunpil.relay.log;

/** A running delivery of one board's records. */
public interface Subscription {
    /**
     * Asks the log for its end now and answers by {@link Subscriber#reached} once all up to there has been delivered. Never blocks;
     * unanswered while the log is away.
     */
    void readEnd(long token);

    /** Ends the delivery; at most one call that is under way still arrives. */
    void close();
}
