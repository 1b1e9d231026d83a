package org.bunpil.ordeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long TEN_MINUTES = 600_000;

    @Test
    void itFollowsFromTheSeed() {
        List<Schedule.Blow> one = Schedule.of(7, Shape.KAFKA, TEN_MINUTES);
        assertEquals(one, Schedule.of(7, Shape.KAFKA, TEN_MINUTES));
        assertNotEquals(one, Schedule.of(8, Shape.KAFKA, TEN_MINUTES));
    }

    @Test
    void everyFiveSecondsARelayOrClientsAndABrokerEveryMinute() {
        List<Schedule.Blow> blows = Schedule.of(7, Shape.KAFKA, TEN_MINUTES);
        for (long at = 5_000; at < TEN_MINUTES; at += 5_000) {
            long when = at;
            assertTrue(
                    blows.stream()
                            .anyMatch(blow -> blow.atMillis() == when
                                    && (blow.fault() instanceof Fault.KillRelay
                                            || blow.fault() instanceof Fault.KillPupils)),
                    "at " + at);
        }
        assertEquals(
                10,
                blows.stream()
                        .filter(blow -> blow.fault() instanceof Fault.KillBroker)
                        .count());
    }

    @Test
    void everyKindOfFaultComes() {
        Set<String> kafka = kinds(Shape.KAFKA);
        Set<String> sqlite = kinds(Shape.SQLITE);
        assertTrue(
                kafka.containsAll(Set.of(
                        "relay killed",
                        "clients killed",
                        "broker killed",
                        "broker frozen",
                        "relay frozen",
                        "clients frozen",
                        "network cut",
                        "network silent",
                        "network slow",
                        "clients' disk full")),
                kafka.toString());
        assertTrue(sqlite.containsAll(Set.of("relay killed", "relay's disk full")), sqlite.toString());
    }

    private static Set<String> kinds(Shape shape) {
        return Schedule.of(7, shape, TEN_MINUTES).stream()
                .map(blow -> blow.fault().kind())
                .collect(Collectors.toSet());
    }
}
