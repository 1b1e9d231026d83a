package org.bunpil.ordeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final long TEN_MINUTES = 600_000;

    @Test
    void theSeedDeterminesIt() {
        List<FaultSchedule.ScheduledFault> one = FaultSchedule.of(7, ClusterSize.KAFKA, TEN_MINUTES);
        assertEquals(one, FaultSchedule.of(7, ClusterSize.KAFKA, TEN_MINUTES));
        assertNotEquals(one, FaultSchedule.of(8, ClusterSize.KAFKA, TEN_MINUTES));
    }

    @Test
    void relaysOrClientsAreKilledEveryFiveSecondsAndABrokerEveryMinute() {
        List<FaultSchedule.ScheduledFault> scheduledFaults = FaultSchedule.of(7, ClusterSize.KAFKA, TEN_MINUTES);
        for (long at = 5_000; at < TEN_MINUTES; at += 5_000) {
            long when = at;
            assertTrue(
                    scheduledFaults.stream()
                            .anyMatch(scheduledFault -> scheduledFault.atMillis() == when
                                    && (scheduledFault.fault() instanceof Fault.KillRelay
                                            || scheduledFault.fault() instanceof Fault.KillClients)),
                    "at " + at);
        }
        assertEquals(
                10,
                scheduledFaults.stream()
                        .filter(scheduledFault -> scheduledFault.fault() instanceof Fault.KillBroker)
                        .count());
    }

    @Test
    void everyKindOfFaultOccurs() {
        Set<String> kafka = kinds(ClusterSize.KAFKA);
        Set<String> sqlite = kinds(ClusterSize.SQLITE);
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

    private static Set<String> kinds(ClusterSize size) {
        return FaultSchedule.of(7, size, TEN_MINUTES).stream()
                .map(scheduledFault -> scheduledFault.fault().kind())
                .collect(Collectors.toSet());
    }
}
