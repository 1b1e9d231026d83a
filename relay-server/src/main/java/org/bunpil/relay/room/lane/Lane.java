package org.bunpil.relay.room.lane;

/** The one thread of control of a room: steps run one after the other, in the order they were given. Any thread gives. */
public interface Lane {
    /** A step on behalf of a member. @return false when too much is waiting */
    boolean offer(Runnable step);

    /** A step of the relay's own: its callers are few or bounded themselves, so it is always taken. */
    void run(Runnable step);

    /** Whether steps wait. */
    boolean hasSteps();

    /** How many steps of members wait. Any thread. */
    int waiting();

    /** No step runs after this. */
    void stop();
}
