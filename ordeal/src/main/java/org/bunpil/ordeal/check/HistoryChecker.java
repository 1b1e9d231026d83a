package org.bunpil.ordeal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bunpil.ordeal.client.FreshClient;

/** Compares what clients saw and were promised with the log. */
public final class HistoryChecker {
    private static final int SUMMARY_FAULTS = 12;

    private final ReplayedLog replayedLog;
    private final List<String> faults = new ArrayList<>();
    private int acknowledged;
    private int outboxMarks;
    private int lost;
    private int seen;
    private int diskFull;

    public HistoryChecker(ReplayedLog replayedLog) {
        this.replayedLog = replayedLog;
        faults.addAll(replayedLog.faults());
    }

    /** @param outbox marks found in the client's outbox after kills */
    public void check(int client, ClientHistory history, List<String> outbox) {
        for (ClientHistory.Put put : history.acknowledged()) {
            acknowledged++;
            if (replayedLog.has(put)) continue;
            lost++;
            fault(client, "acknowledged but not in the log: " + put);
        }
        for (String mark : outbox) {
            outboxMarks++;
            if (replayedLog.has(mark)) continue;
            lost++;
            fault(client, "was in the outbox and never arrived: " + mark);
        }
        for (Map.Entry<Long, List<String>> each : history.seen().entrySet()) {
            seen++;
            long seq = each.getKey();
            if (seq > replayedLog.seq()) fault(client, "saw seq " + seq + ", the log ends at " + replayedLog.seq());
            else if (!each.getValue().equals(List.of(replayedLog.hash(seq))))
                fault(client, "saw " + each.getValue() + " at " + seq + ", the log gives " + replayedLog.hash(seq));
        }
        for (String code : history.refusals()) fault(client, "was refused: " + code);
        if (history.resyncs() > 0) fault(client, "received what did not fit its board, times: " + history.resyncs());
        String end = replayedLog.seq() + " " + replayedLog.hash(replayedLog.seq());
        if (!history.settled().equals(end)) fault(client, "ended as \"" + history.restState() + "\", not at " + end);
        diskFull += history.diskFull();
    }

    /** @param later the log after the fresh client's own join */
    public void checkFreshClient(FreshClient.JoinedBoard joinedBoard, ReplayedLog later) {
        if (!later.hash(joinedBoard.seq()).equals(joinedBoard.hash())) faults.add("a fresh client sees another board");
    }

    private void fault(int client, String what) {
        faults.add("client " + client + " " + what);
    }

    public List<String> faults() {
        return faults;
    }

    /** A description of the first faults; "" when there are none. */
    public String summary() {
        List<String> first = faults.subList(0, Math.min(SUMMARY_FAULTS, faults.size()));
        String more = faults.size() > first.size() ? "\n  and " + (faults.size() - first.size()) + " more" : "";
        return first.isEmpty() ? "" : "  " + String.join("\n  ", first) + more;
    }

    public int acknowledged() {
        return acknowledged;
    }

    public int outboxMarks() {
        return outboxMarks;
    }

    public int lost() {
        return lost;
    }

    public int seen() {
        return seen;
    }

    /** How often a client found its disk full. */
    public int diskFull() {
        return diskFull;
    }

    public ReplayedLog replayedLog() {
        return replayedLog;
    }
}
