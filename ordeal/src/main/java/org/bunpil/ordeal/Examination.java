package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what the pupils saw and were promised with the log. */
final class Examination {
    private static final int TOLD_AT_MOST = 12;

    private final Fold fold;
    private final List<String> faults = new ArrayList<>();
    private int acknowledged;
    private int keptMarks;
    private int lost;
    private int seen;
    private int diskFull;

    Examination(Fold fold) {
        this.fold = fold;
        faults.addAll(fold.faults());
    }

    /** @param kept marks found in the pupil's outbox after kills */
    void examine(int pupil, Diary diary, List<String> kept) {
        for (Diary.Put put : diary.acknowledged()) {
            acknowledged++;
            if (fold.has(put)) continue;
            lost++;
            fault(pupil, "acknowledged but not in the log: " + put);
        }
        for (String mark : kept) {
            keptMarks++;
            if (fold.has(mark)) continue;
            lost++;
            fault(pupil, "was in the outbox and never arrived: " + mark);
        }
        for (Map.Entry<Long, List<String>> each : diary.seen().entrySet()) {
            seen++;
            long seq = each.getKey();
            if (seq > fold.seq()) fault(pupil, "saw seq " + seq + ", the log ends at " + fold.seq());
            else if (!each.getValue().equals(List.of(fold.hash(seq))))
                fault(pupil, "saw " + each.getValue() + " at " + seq + ", the log gives " + fold.hash(seq));
        }
        for (String code : diary.refusals()) fault(pupil, "was refused: " + code);
        if (diary.doubts() > 0) fault(pupil, "what came did not fit what was there, times " + diary.doubts());
        String end = fold.seq() + " " + fold.hash(fold.seq());
        if (!diary.settled().equals(end)) fault(pupil, "ended as \"" + diary.rest() + "\", not at " + end);
        diskFull += diary.diskFull();
    }

    /** @param later the log after the newcomer's own join */
    void newcomer(Newcomer.Found found, Fold later) {
        if (!later.hash(found.seq()).equals(found.hash())) faults.add("a newcomer sees another board");
    }

    private void fault(int pupil, String what) {
        faults.add("pupil " + pupil + " " + what);
    }

    List<String> faults() {
        return faults;
    }

    /** The first faults in words, "" when there is none. */
    String told() {
        List<String> first = faults.subList(0, Math.min(TOLD_AT_MOST, faults.size()));
        String more = faults.size() > first.size() ? "\n  and " + (faults.size() - first.size()) + " more" : "";
        return first.isEmpty() ? "" : "  " + String.join("\n  ", first) + more;
    }

    int acknowledged() {
        return acknowledged;
    }

    int keptMarks() {
        return keptMarks;
    }

    int lost() {
        return lost;
    }

    int seen() {
        return seen;
    }

    /** How often a pupil found that its disk refuses. */
    int diskFull() {
        return diskFull;
    }

    Fold fold() {
        return fold;
    }
}
