package org.bunpil.relay.log;

/** Delivery of one board's records to one subscriber. */
public interface Subscription {
    /**
     * Asks the log for its current end and calls {@link Subscriber#reached} once everything up to there has been delivered. Never blocks.
     * Remains unanswered while the log is unavailable.
     */
    void readEnd(long token);

    /** Ends delivery; at most one call already in progress still arrives. */
    void close();
}
