package org.bunpil.relay.log;

/** Receives a board's records in log order, each once. Calls come one at a time, but from different threads of the log. */
public interface Subscriber {
    /**
     * Offers a record that was just written. Must not block.
     *
     * @return false when there is no room; the log then delivers it by {@link #put}
     */
    boolean offer(LogEntry entry);

    /** Delivers a record from history. May block until there is room. */
    void put(LogEntry entry) throws InterruptedException;

    /** Everything that was in the log when {@link Subscription#readEnd} was called has been delivered. */
    void reached(long token);
}
