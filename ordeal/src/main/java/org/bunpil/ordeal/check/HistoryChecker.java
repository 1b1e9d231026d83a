package org.bunpil.ordeal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bunpil.ordeal.client.FreshClient;

/** Compares what the pupils saw and were promised with the log. */
public final class HistoryChecker {
    private static final int TOLD_AT_MOST = 12;

    private final ReplayedLog replayedLog;
    private final List<String> faults = new ArrayList<>();
    private int acknowledged;
    private int keptMarks;
    private int lost;
    private int seen;
    private int diskFull;

    public HistoryChecker(ReplayedLog replayedLog) {
        this.replayedLog = replayedLog;
        faults.addAll(replayedLog.faults());
    }

    /** @param kept marks found in the pupil's outbox after kills */
    public void check(int pupil, ClientHistory history, List<String> kept) {
        for (ClientHistory.Put put : history.acknowledged()) {
            acknowledged++;
            if (replayedLog.has(put)) continue;
            lost++;
            fault(pupil, "acknowledged but not in the log: " + put);
        }
        for (String mark : kept) {
            keptMarks++;
            if (replayedLog.has(mark)) continue;
            lost++;
            fault(pupil, "was in the outbox and never arrived: " + mark);
        }
        for (Map.Entry<Long, List<String>> each : history.seen().entrySet()) {
            seen++;
            long seq = each.getKey();
            if (seq > replayedLog.seq()) fault(pupil, "saw seq " + seq + ", the log ends at " + replayedLog.seq());
            else if (!each.getValue().equals(List.of(replayedLog.hash(seq))))
                fault(pupil, "saw " + each.getValue() + " at " + seq + ", the log gives " + replayedLog.hash(seq));
        }
        for (String code : history.refusals()) fault(pupil, "was refused: " + code);
        if (history.doubts() > 0) fault(pupil, "what came did not fit what was there, times " + history.doubts());
        String end = replayedLog.seq() + " " + replayedLog.hash(replayedLog.seq());
        if (!history.settled().equals(end)) fault(pupil, "ended as \"" + history.restState() + "\", not at " + end);
        diskFull += history.diskFull();
    }

    /** @param later the log after the newcomer's own join */
    public void checkFreshClient(FreshClient.JoinedBoard joinedBoard, ReplayedLog later) {
        if (!later.hash(joinedBoard.seq()).equals(joinedBoard.hash())) faults.add("a newcomer sees another board");
    }

    private void fault(int pupil, String what) {
        faults.add("pupil " + pupil + " " + what);
    }

    public List<String> faults() {
        return faults;
    }

    /** The first faults in words, "" when there is none. */
    public String summary() {
        List<String> first = faults.subList(0, Math.min(TOLD_AT_MOST, faults.size()));
        String more = faults.size() > first.size() ? "\n  and " + (faults.size() - first.size()) + " more" : "";
        return first.isEmpty() ? "" : "  " + String.join("\n  ", first) + more;
    }

    public int acknowledged() {
        return acknowledged;
    }

    public int keptMarks() {
        return keptMarks;
    }

    public int lost() {
        return lost;
    }

    public int seen() {
        return seen;
    }

    /** How often a pupil found that its disk refuses. */
    public int diskFull() {
        return diskFull;
    }

    public ReplayedLog replayedLog() {
        return replayedLog;
    }
}
