package org.bunpil.ordeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A short ordeal: each kind of fault once, one after the other, so that it passes on any machine. The long run is a command. */
@EnabledOnOs(OS.LINUX)
class OrdealTest {
    @TempDir
    Path folder;

    @Test
    void threeBrokersTwoRelaysTwentyClients() throws Exception {
        List<Fault> faults = List.of(
                new Fault.KillRelay(0, 200),
                new Fault.KillClients(1, 200, true),
                new Fault.FreezeRelay(1, 2_000),
                new Fault.CutNetwork(2, 1_000),
                new Fault.KillBroker(0, 500),
                new Fault.KillRelay(1, 200),
                new Fault.SlowNetwork(3, 1_000, 200),
                new Fault.FreezeClients(0, 1_500),
                new Fault.BlackholeNetwork(3, 1_000),
                new Fault.FreezeBroker(1, 2_500),
                new Fault.KillClients(2, 200, false));
        Round round = play(new ClusterSize(3, 2, 4, 5, 2), faults);
        assertEquals(
                2,
                round.injected().stream()
                        .filter(each -> each.fault() instanceof Fault.KillRelay)
                        .count());
        assertTrue(round.checker().replayedLog().batches() > 20, "they drew");
    }

    @Test
    void oneRelayOnSqliteWithTornFilesAndFullDisks() throws Exception {
        assumeTrue(ChildProcess.canLimitFiles(), "there is no prlimit here");
        List<Fault> faults = List.of(
                new Fault.KillRelay(0, 100),
                new Fault.FillClientDisk(0, 1_000, false),
                new Fault.FillClientDisk(1, 1_000, true),
                new Fault.FillRelayDisk(0, 1_000),
                new Fault.KillClients(1, 100, true),
                new Fault.KillRelay(0, 100));
        Round round = play(new ClusterSize(0, 1, 2, 4, 4), faults);
        assertTrue(round.checker().diskFull() > 0, "a full disk was noticed");
    }

    private Round play(ClusterSize size, List<Fault> faults) throws Exception {
        try (TestCluster cluster = TestCluster.open(size, folder, 1)) {
            String board = cluster.startClients();
            FaultInjector injector = new FaultInjector(cluster);
            cluster.awaitProgress();
            List<FaultInjector.InjectedFault> injected = List.of();
            for (Fault fault : faults) {
                injected = injector.injectOne(fault);
                cluster.awaitProgress();
            }
            Round round = Round.end(cluster, board, injected);
            Report report = new Report();
            report.add(round);
            System.out.print(report.text());
            assertEquals("", round.checker().summary(), this::logs);
            return round;
        }
    }

    private String logs() {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder, 1)) {
            for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                List<String> lines = Files.readAllLines(log);
                all.append("== ").append(log.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - 40), lines.size())
                        .forEach(line -> all.append(line).append('\n'));
            }
        } catch (java.io.IOException unreadable) {
            all.append(unreadable);
        }
        return all.toString();
    }
}
