package org.bunpil.relay.log;

/** Receives a board's records in log order, each once. Calls come one at a time, from different threads of the log. */
public interface Subscriber {
    /** A record that was just written. Never blocks. @return false when there is no room: the log brings it again by {@link #put} */
    boolean offer(LogEntry entry);

    /** A record from history. May block until there is room. */
    void put(LogEntry entry) throws InterruptedException;

    /** Everything that was in the log at {@link Subscription#readEnd} has been delivered. */
    void reached(long token);
}
