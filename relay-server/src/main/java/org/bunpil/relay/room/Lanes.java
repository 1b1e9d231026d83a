package org.bunpil.relay.room;

/** Makes lanes: on threads of their own in a relay, on virtual time in simulations. */
public interface Lanes {
    /** Begins a lane: {@code opening} comes before all steps, {@code settle} between them. */
    Lane start(String board, Opening opening, Settle settle);

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
