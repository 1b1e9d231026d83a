package org.bunpil.relay.sim;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SEEDS = Integer.getInteger("bunpil.sim.seeds", 200);
    private static final long FIRST = Long.getLong("bunpil.sim.first", 1);
    private static final int ACTIONS = Integer.getInteger("bunpil.sim.actions", 400);

    @Test
    void everySeedHolds() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) assertNull(Simulation.run(seed, ACTIONS));
    }
}
