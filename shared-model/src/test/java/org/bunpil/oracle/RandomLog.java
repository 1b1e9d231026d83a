package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.bunpil.board.Snapshot;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;

/**
 * A random log of five people with conflicting changes to twenty elements, with everything a log may hold: retries, gaps, refusals, new
 * runs.
 */
public final class RandomLog {
    private static final int PEOPLE = 5;
    private static final List<String> STRANGE = List.of("ZZZZZZZZ", "YYYYYYYY");

    private final Random random;
    private final RandomOps ops;
    private final List<LogRecord> sent = new ArrayList<>();
    private final List<String> current = new ArrayList<>();
    private final Map<String, Long> lastK = new TreeMap<>();
    private int clients;

    public RandomLog(long seed) {
        random = new Random(seed);
        ops = new RandomOps(random);
    }

    /** The records that set the board up: its init and everybody's first join. */
    public List<LogRecord> opening() {
        List<LogRecord> records = new ArrayList<>();
        records.add(LogRecord.system(List.of(new Op.Init(
                "Title \"" + random.nextInt(100) + "\" \u2028 분필",
                "g5Tz",
                1 + random.nextInt(3),
                random.nextBoolean() ? "kim" : null))));
        boolean secondHost = random.nextInt(3) == 0;
        for (int i = 0; i < PEOPLE; i++) {
            boolean host = i == 0 || (i == 1 && secondHost);
            records.add(newcomer(host ? Role.HOST : Role.WRITER, null));
        }
        return records;
    }

    /**
     * The next record, which probably has an effect on the current board.
     *
     * @param c participant number of a client, 0 if it never joined
     */
    public LogRecord next(Snapshot board, ToIntFunction<String> c) {
        int roll = random.nextInt(100);
        if (roll < 3 && !sent.isEmpty()) return sent.get(random.nextInt(sent.size()));
        if (roll < 12) return LogRecord.system(List.of(system(board)));
        String client = random.nextInt(3) == 0 ? current.getFirst() : current.get(random.nextInt(current.size()));
        if (roll < 14) client = random.nextBoolean() ? STRANGE.get(random.nextInt(2)) : anyClient();
        long k = lastK.getOrDefault(client, 0L) + 1;
        if (roll < 16)
            return new LogRecord(client, k + 1 + random.nextInt(3), ops.batch(board, c.applyAsInt(client)), null);
        lastK.put(client, k);
        ErrorCode refused = roll < 19 ? ErrorCode.values()[random.nextInt(ErrorCode.values().length)] : null;
        LogRecord record =
                new LogRecord(client, k, refused == null ? ops.batch(board, c.applyAsInt(client)) : List.of(), refused);
        sent.add(record);
        return record;
    }

    private Op system(Snapshot board) {
        return switch (random.nextInt(8)) {
            case 0 -> new Op.Init("Again", "h6Uu", 2, null);
            case 1 -> op(newcomer(random.nextInt(6) == 0 ? Role.HOST : Role.WRITER, replaced()));
            case 2 -> op(newcomer(Role.VIEWER, random.nextBoolean() ? anyClient() : null));
            case 3 -> join(anyClient(), random.nextInt(6) == 0 ? Role.HOST : Role.WRITER, anyClient());
            case 4 -> new Op.Join(anyClient(), "Wrong", Role.HOST, secret("another"), null, null, 0);
            default -> new Op.Seal(ops.openStroke(board));
        };
    }

    /** A person starts a new run of the program. */
    private String replaced() {
        return current.remove(random.nextInt(current.size()));
    }

    private LogRecord newcomer(Role role, String was) {
        String client = String.format("C%07d", ++clients);
        current.add(role == Role.HOST ? 0 : current.size(), client);
        lastK.put(client, 0L);
        return LogRecord.system(List.of(join(client, role, was)));
    }

    private static Op join(String client, Role role, String was) {
        return new Op.Join(client, "Name of " + client, role, secret(client), user(client, role), was, 0);
    }

    /** The first client's user owns the board, if anybody does. */
    private static String user(String client, Role role) {
        if (role != Role.HOST) return null;
        return client.endsWith("1") ? "kim" : "lee";
    }

    private static String secret(String client) {
        return String.format("%064x", client.hashCode());
    }

    private String anyClient() {
        return String.format("C%07d", 1 + random.nextInt(clients));
    }

    private static Op op(LogRecord record) {
        return record.ops().getFirst();
    }
}
