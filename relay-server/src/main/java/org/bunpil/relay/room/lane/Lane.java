package org.bunpil.relay.room.lane;

/** The one thread of a room. Steps run one after the other, in the order in which they were added. Any thread may add them. */
public interface Lane {
    /**
     * Adds a step on behalf of a member.
     *
     * @param bytes size of the frame that it keeps until it runs
     * @return false when too many, or too many bytes, are waiting
     */
    boolean offer(int bytes, Runnable step);

    /** Adds a step of the relay itself. It is always accepted, because its callers are few or limit themselves. */
    void run(Runnable step);

    /** Whether steps are waiting. */
    boolean hasSteps();

    /** The number of members' steps that are waiting. Any thread. */
    int waiting();

    /** No step runs after this. */
    void stop();
}
