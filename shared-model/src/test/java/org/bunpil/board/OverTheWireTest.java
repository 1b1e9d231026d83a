package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bunpil.model.Limits;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.oracle.RandomLog;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;

/** Fold and codec together: a member that folds frames, or begins with a snapshot, has the same board as the relay. */
class OverTheWireTest {
    private static final int LOGS = 150;
    private static final int BATCHES = 60;

    private final Map<String, Integer> refused = new TreeMap<>();
    private int records;

    @Test
    void aMemberHasTheRelaysBoard() {
        for (long seed = 0; seed < LOGS; seed++) play(seed);
        int bad = refused.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(bad < records / 5, "most records can be read: " + refused + " of " + records);
    }

    private void play(long seed) {
        RandomLog random = new RandomLog(seed);
        Board relay = new Board();
        Admission admission = new Admission(relay);
        Board member = new Board();
        List<LogRecord> opening = random.opening();
        for (int i = 0; i < opening.size() + BATCHES; i++) {
            LogRecord record = stored(
                    i < opening.size()
                            ? opening.get(i)
                            : random.next(relay.snapshot(), client -> c(admission, client)));
            if (!(admission.admit(record) instanceof AdmissionResult.Accepted accepted)) continue;
            relay.apply(accepted.batch());
            member.apply(streamed(relay, accepted.batch()));
            String where = "seed " + seed + ", record " + i + ": " + record;
            assertEquals(relay.hash(), member.hash(), where);
            if (i % 10 > 0) continue;
            Snapshot snapshot = relay.snapshot();
            assertEquals(snapshot, joined(snapshot), where);
            member = new Board(joined(snapshot));
            assertEquals(relay.hash(), member.hash(), where);
        }
    }

    /** The record as the log returns it. A batch that no relay would accept is emptied, as the protocol requires of the client (R5). */
    private LogRecord stored(LogRecord record) {
        records++;
        return switch (WireCodec.readRecord(WireCodec.writeRecord(record))) {
            case Parsed.Good<LogRecord> good -> {
                assertEquals(record, good.frame());
                yield good.frame();
            }
            case Parsed.Bad<LogRecord> bad -> {
                refused.merge(bad.detail(), 1, Integer::sum);
                yield new LogRecord(record.client(), record.k(), List.of(), null);
            }
        };
    }

    private static Batch streamed(Board relay, Batch batch) {
        String frame = WireCodec.writeStream(relay.seq(), 1, List.of(WireCodec.writeBatch(batch)), relay.hash());
        RelayFrame.Stream stream = assertInstanceOf(RelayFrame.Stream.class, read(frame));
        assertEquals(relay.hash(), stream.hash());
        return stream.batches().getFirst();
    }

    private static Snapshot joined(Snapshot snapshot) {
        List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
        for (Iterator<String> frames = SnapshotParts.encode(snapshot); frames.hasNext(); ) {
            String frame = frames.next();
            assertTrue(frame.getBytes(StandardCharsets.UTF_8).length <= Limits.SNAPSHOT_PART_BYTES);
            parts.add(assertInstanceOf(RelayFrame.SnapshotPart.class, read(frame)));
        }
        return SnapshotParts.join(parts);
    }

    private static RelayFrame read(String frame) {
        Parsed<RelayFrame> parsed = WireCodec.readRelay(frame);
        if (parsed instanceof Parsed.Bad<RelayFrame> bad) throw new AssertionError(bad.detail() + ": " + frame);
        return ((Parsed.Good<RelayFrame>) parsed).frame();
    }

    private static int c(Admission admission, String client) {
        Admission.Client known = admission.client(client);
        return known == null ? 0 : known.c();
    }
}
