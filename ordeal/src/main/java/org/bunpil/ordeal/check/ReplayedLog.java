package org.bunpil.ordeal.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.board.Admission;
import org.bunpil.board.AdmissionResult;
import org.bunpil.board.Board;
import org.bunpil.op.LogRecord;
import org.bunpil.ordeal.client.HeadlessClient;
import org.bunpil.ordeal.client.UniqueMarks;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;

/** A log folded from its first record. */
public final class ReplayedLog {
    private final Board board = new Board();
    private final Map<String, String> accepted = new HashMap<>();
    private final List<String> hashes = new ArrayList<>();
    private final Map<String, Integer> marks = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int withoutEffect;

    public ReplayedLog(List<String> records) {
        hashes.add("");
        Admission admission = new Admission(board);
        for (String body : records) {
            if (!(WireCodec.readRecord(body) instanceof Parsed.Good<LogRecord>(LogRecord record))) {
                faults.add("a record that cannot be read");
                continue;
            }
            if (admission.admit(record) instanceof AdmissionResult.Accepted(var batch)) {
                board.apply(batch);
                hashes.add(board.hash());
                if (record.client().isEmpty()) continue;
                accepted.put(key(record.client(), record.k()), HeadlessClient.digest(WireCodec.writeOps(record.ops())));
                for (String mark : UniqueMarks.of(record.ops(), board)) mark(mark);
            } else {
                withoutEffect++;
            }
        }
    }

    private void mark(String mark) {
        if (marks.merge(mark, 1, Integer::sum) > 1) faults.add("in effect twice: " + mark);
        if (!mark.startsWith("n")) return;
        int colon = mark.indexOf(':');
        long number = Long.parseLong(mark.substring(colon + 1));
        Long before = numbers.put(mark.substring(0, colon), number);
        if (before != null && number < before) faults.add("out of its author's order: " + mark + " after " + before);
    }

    static String key(String client, long k) {
        return client + " " + k;
    }

    public long seq() {
        return board.seq();
    }

    /** @param seq from 1 to {@link #seq} */
    String hash(long seq) {
        return hashes.get((int) seq);
    }

    /** Whether the batch has taken effect with exactly these ops. */
    boolean has(ClientHistory.Put put) {
        return put.digest().equals(accepted.get(key(put.client(), put.k())));
    }

    boolean has(String mark) {
        return marks.containsKey(mark);
    }

    /** The number of clients' batches that have taken effect. */
    public int batches() {
        return accepted.size();
    }

    /** The number of records without effect: sent twice, too late or too early. */
    public int withoutEffect() {
        return withoutEffect;
    }

    public long duplicates() {
        return marks.values().stream().filter(times -> times > 1).count();
    }

    List<String> faults() {
        return faults;
    }
}
