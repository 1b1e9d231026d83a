package org.bunpil.relay.room;

/** Makes lanes: on threads of their own in a relay, on virtual time in simulations. */
public interface Lanes extends AutoCloseable {
    /** Begins a lane: {@code opening} comes before all steps, {@code settle} between them. */
    Lane start(String board, Opening opening, Settle settle);

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
    interface Settle {
        /** @return when to come again without a step, by the lane's clock */
        long settle(long nowMillis);
    }
}
