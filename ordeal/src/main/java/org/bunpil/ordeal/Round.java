package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bunpil.ordeal.check.ClientHistory;
import org.bunpil.ordeal.check.HistoryChecker;
import org.bunpil.ordeal.check.ReplayedLog;
import org.bunpil.ordeal.client.FreshClient;

/**
 * The result of one round on one board.
 *
 * @param backAfterRelayKill how long after kill -9 of a relay, while another was up, each of its clients was connected and caught up again,
 *     in ms; without clients that were killed, frozen or cut off themselves meanwhile
 * @param backAfterAnything how long each outage of a client lasted, whatever the cause, in ms
 */
record Round(
        String log,
        List<FaultInjector.InjectedFault> injected,
        HistoryChecker checker,
        List<Long> backAfterRelayKill,
        List<Long> backAfterAnything) {
    /** A connection that is lost later than this after a kill has another cause. */
    private static final long NOTICED_MILLIS = 2_000;

    private static final long POLL_MILLIS = 300;

    /** Ends a round when all faults are repaired: waits until all clients have stopped at the log's end, then compares. */
    static Round end(TestCluster cluster, String board, List<FaultInjector.InjectedFault> injected) {
        TestCluster.await("relays that listen", () -> cluster.relays().stream().allMatch(RelayNode::isUp));
        cluster.groups().forEach(ClientGroup::stopEditing);
        HistoryChecker checker = check(cluster, board, awaitEqualBoards(cluster, board));
        List<Long> afterKill = new ArrayList<>();
        List<Long> afterAnything = new ArrayList<>();
        for (int g = 0; g < cluster.groups().size(); g++) {
            for (ClientHistory history : cluster.groups().get(g).histories().values()) {
                for (ClientHistory.Outage outage : history.outages()) {
                    if (outage.backMillis() == 0) continue;
                    afterAnything.add(outage.backMillis() - outage.lostMillis());
                    long kill = killCausing(outage, g, injected);
                    if (kill > 0) afterKill.add(outage.backMillis() - kill);
                }
            }
        }
        String log = cluster.brokers() == null ? "SQLite" : "Kafka";
        return new Round(log, List.copyOf(injected), checker, afterKill, afterAnything);
    }

    /**
     * The log that all clients have reached. After two minutes the log as it is then; the check reports which clients have not reached it.
     */
    private static ReplayedLog awaitEqualBoards(TestCluster cluster, String board) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (true) {
            List<String> states = cluster.groups().stream()
                    .flatMap(group -> group.histories().values().stream())
                    .map(ClientHistory::settled)
                    .distinct()
                    .toList();
            boolean late = System.nanoTime() - end > 0;
            if (late || (states.size() == 1 && !states.getFirst().isEmpty())) {
                ReplayedLog replayedLog = new ReplayedLog(cluster.log().records(board));
                // The log may have grown meanwhile: a relay seals open strokes.
                if (late || states.getFirst().startsWith(replayedLog.seq() + " ")) return replayedLog;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }

    private static HistoryChecker check(TestCluster cluster, String board, ReplayedLog settled) {
        HistoryChecker checker = new HistoryChecker(settled);
        for (ClientGroup group : cluster.groups()) {
            group.histories()
                    .forEach((client, history) ->
                            checker.check(client, history, group.outboxMarks().getOrDefault(client, List.of())));
        }
        FreshClient.JoinedBoard joinedBoard = cluster.joinFresh(board);
        checker.checkFreshClient(joinedBoard, new ReplayedLog(cluster.log().records(board)));
        return checker;
    }

    /** When the relay was killed whose loss caused this outage, or 0. */
    private static long killCausing(
            ClientHistory.Outage outage, int group, List<FaultInjector.InjectedFault> injected) {
        long kill = 0;
        for (FaultInjector.InjectedFault each : injected) {
            long after = outage.lostMillis() - each.atMillis();
            boolean relay = each.fault() instanceof Fault.KillRelay && each.anotherLives();
            if (relay && after >= 0 && after < NOTICED_MILLIS) kill = each.atMillis();
        }
        if (kill == 0) return 0;
        for (FaultInjector.InjectedFault each : injected) {
            boolean own = each.fault().ofClients() && each.fault().target() == group;
            boolean during = each.atMillis() < outage.backMillis()
                    && each.atMillis() + each.fault().millis() > kill - NOTICED_MILLIS;
            if (own && during) return 0;
        }
        return kill;
    }

    /** Adds how often each kind of fault was injected. */
    void count(Map<String, Integer> counts) {
        for (FaultInjector.InjectedFault each : injected)
            counts.merge(each.fault().kind(), 1, Integer::sum);
    }
}
