package org.bunpil.relay.room.lane;

/** Creates lanes: on threads in a relay, in virtual time in simulations. */
public interface LaneFactory extends AutoCloseable {
    /** Starts a lane: {@code opening} runs before all steps, {@code dueWork} between steps. */
    Lane start(String board, Opening opening, DueWork dueWork);

    /** Runs work that reads from a disk or takes long, on a thread that no lane needs, and waits for it. Called on a lane. */
    default <T, X extends Exception> T beside(Work<T, X> work) throws X, InterruptedException {
        return work.run();
    }

    /** Whether a lane and what wakes lanes have moved lately. Any thread, never blocks. */
    default boolean isMoving() {
        return true;
    }

    /** No lane is started or woken after this. */
    @Override
    default void close() {}

    /** Runs before all steps; may wait. */
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

    /** Work that may take long. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run() throws X;
    }
}
