package org.bunpil.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.board.Snapshot;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;

/**
 * A second fold, as simple as possible: trees and lists, every search from end to end, always from the first record of the log. Shares
 * only the records of ops and model with the product. It is slow, but easy to check.
 */
public final class Oracle {
    private static final int SHA_BYTES = 8;

    final OracleState oracleState = new OracleState();
    private final Map<String, Map<String, Object>> clients = new LinkedHashMap<>();
    private String result = "";
    private long seq;

    private Oracle() {}

    /** The board after all of the records. */
    public static Oracle fold(List<LogRecord> records) {
        Oracle oracle = new Oracle();
        for (LogRecord record : records) oracle.take(record);
        return oracle;
    }

    /** The items of a snapshot, as lines in the oracle's form. */
    public static List<String> lines(Snapshot snapshot) {
        return RecordTrees.lines(snapshot);
    }

    /** The result of the last record: accepted, duplicate, gap with the expected k, or the code of its refusal. */
    public String result() {
        return result;
    }

    public long seq() {
        return seq;
    }

    /** All items of the state, in the order of a snapshot. */
    public List<String> lines() {
        return oracleState.lines();
    }

    /** The state hash of {@link #lines}. */
    public static String hash(List<String> lines) {
        long sum = 0;
        for (String line : lines) {
            byte[] digest = sha256(line);
            long value = 0;
            for (int i = 0; i < SHA_BYTES; i++) value = value * 256 + (digest[i] & 255);
            sum += value;
        }
        return String.format("%016x", sum);
    }

    private void take(LogRecord record) {
        result = record.client().isEmpty() ? system(record) : client(record);
    }

    private String client(LogRecord record) {
        Map<String, Object> client = clients.get(record.client());
        if (client == null || (boolean) client.get("ended")) return "duplicate";
        long expected = (long) client.get("k") + 1;
        if (record.k() < expected) return "duplicate";
        if (record.k() > expected) return "gap " + expected;
        client.put("k", expected);
        if (record.refused() != null) return RecordTrees.name(record.refused());
        int c = (int) client.get("c");
        String refusal = new OraclePermissions(oracleState).refusal(c, record.ops());
        if (refusal != null) return refusal;
        apply(c, record.ops());
        return "accepted";
    }

    private String system(LogRecord record) {
        List<Op> ops = new ArrayList<>();
        Object owner = oracleState.board.containsKey("fold") ? oracleState.board.get("owner") : null;
        for (Op op : record.ops()) {
            if (op instanceof Op.Init init && oracleState.pages.isEmpty() && init.foldVersion() > 1)
                owner = init.owner();
            if (!(op instanceof Op.Join join)) {
                ops.add(op);
                continue;
            }
            Map<String, Object> known = clients.get(join.client());
            if (known != null
                    && ((boolean) known.get("ended") || !known.get("secret").equals(join.secret()))) return "auth";
            if (known == null) {
                Map<String, Object> old = join.earlierClient() == null ? null : clients.get(join.earlierClient());
                int c = oracleState.people.size() + 1;
                if (old != null && !(boolean) old.get("ended")) {
                    c = (int) old.get("c");
                    old.put("ended", true);
                }
                known = RecordTrees.map("c", c, "k", 0L, "secret", join.secret(), "ended", false);
                clients.put(join.client(), known);
            }
            ops.add(new Op.Join(
                    join.client(),
                    join.name(),
                    join.role(),
                    "",
                    null,
                    null,
                    (int) known.get("c"),
                    join.user() != null && join.user().equals(owner)));
        }
        apply(0, ops);
        return "accepted";
    }

    private void apply(int c, List<Op> ops) {
        seq++;
        OracleOps oracleOps = new OracleOps(oracleState, c);
        for (Op op : ops) {
            oracleOps.apply(op);
            oracleState.evict();
        }
    }

    private static byte[] sha256(String line) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
