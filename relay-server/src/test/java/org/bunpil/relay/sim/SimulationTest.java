package org.bunpil.relay.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated lessons with all kinds of faults. To run more: {@code -Dbunpil.sim.seeds=100000 -Dbunpil.sim.first=5000}. */
class SimulationTest {
    private static final long SEEDS = Long.getLong("bunpil.sim.seeds", 2_000);
    private static final long FIRST = Long.getLong("bunpil.sim.first", 1);
    /** So many lessons have every kind of fault. */
    private static final long ENOUGH_SEEDS = 2_000;

    private static final int ACTIONS = Integer.getInteger("bunpil.sim.actions", 400);

    @Test
    void allInvariantsHoldInEveryLesson() {
        List<String> failures = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(seed -> Simulation.run(seed, ACTIONS))
                .filter(Objects::nonNull)
                .toList();
        assertEquals(List.of(), failures.stream().limit(3).toList());
        String fired = Arrays.stream(SimFault.values())
                .map(fault -> fault + " " + fault.count())
                .collect(Collectors.joining(", "));
        System.out.println("faults: " + fired);
        // A fault that never takes effect proves nothing.
        if (SEEDS >= ENOUGH_SEEDS)
            for (SimFault fault : SimFault.values()) assertTrue(fault.count() > 0, fault + " of " + fired);
    }

    /** Each side draws and undoes while it is cut off from the log for ten minutes. Undo never changes what another user coloured. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void twoPartitionsOfTenMinutesMergeToOneBoard(long seed) {
        NetworkPartition.run(seed);
    }
}
