package org.bunpil.relay.room.lane;

/** Creates lanes: on threads in a relay, in virtual time in simulations. */
public interface LaneFactory extends AutoCloseable {
    /** Starts a lane: {@code opening} runs before all steps, {@code dueWork} between steps. */
    Lane start(String board, Opening opening, DueWork dueWork);

    /** Whether a lane and what wakes lanes have moved lately. Any thread, never blocks. */
    default boolean isMoving() {
        return true;
    }

    /** No lane is started or woken after this. */
    @Override
    default void close() {}

    /** Runs before all steps; may block. */
    @FunctionalInterface
    interface Opening {
        void open(Lane lane) throws InterruptedException;
    }

    /** The room's work between steps. */
    @FunctionalInterface
    interface DueWork {
        /** @return when to call it again even without a step, by the lane's clock */
        long runDue(long nowMillis);
    }
}
