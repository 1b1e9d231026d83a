package org.bunpil.relay.room.lane;

/** Makes lanes: on threads of their own in a relay, on virtual time in simulations. */
public interface LaneFactory extends AutoCloseable {
    /** Begins a lane: {@code opening} comes before all steps, {@code settle} between them. */
    Lane start(String board, Opening opening, DueWork dueWork);

    /** No lane is begun, or woken, after this. */
    @Override
    default void close() {}

    /** What comes before all steps; may block. */
    @FunctionalInterface
    interface Opening {
        void open(Lane lane) throws InterruptedException;
    }

    /** What the room does between steps. */
    @FunctionalInterface
    interface DueWork {
        /** @return when to come again without a step, by the lane's clock */
        long runDue(long nowMillis);
    }
}
