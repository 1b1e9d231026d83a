package org.bunpil.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairPickTest {
    @Test
    void everybodyOnceBeforeAnybodyTwice() {
        for (int seed = 0; seed < 50; seed++) {
            FairPick picks = new FairPick(new Random(seed));
            List<Integer> here = IntStream.rangeClosed(2, 2 + seed % 30).boxed().toList();
            int before = 0;
            for (int round = 0; round < 4; round++) {
                Set<Integer> picked = new HashSet<>();
                for (int i = 0; i < here.size(); i++) {
                    int next = picks.next(here).orElseThrow();
                    if (here.size() > 1) assertNotEquals(before, next, "twice in a row");
                    before = next;
                    picked.add(next);
                    assertEquals(i + 1, picks.picked(here));
                }
                assertEquals(new HashSet<>(here), picked);
            }
        }
    }

    @Test
    void whoComesLaterIsInTheSameRoundAndWhoLeavesHoldsNothingUp() {
        FairPick picks = new FairPick(new Random(7));
        assertEquals(OptionalInt.empty(), picks.next(List.of()));
        int first = picks.next(List.of(2, 3)).orElseThrow();
        int second = picks.next(List.of(first, 9)).orElseThrow();
        assertEquals(9, second);
        assertTrue(new ArrayList<>(List.of(2, 3))
                .contains(picks.next(List.of(2, 3)).orElseThrow()));
    }
}
