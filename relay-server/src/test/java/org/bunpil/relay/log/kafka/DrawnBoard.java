package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.room.replica.BoardSnapshotFold;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.WireCodec;

/** A board that is drawn on directly through a log, and the state it must have. */
final class DrawnBoard {
    private static final TestPerson KIM = TestPerson.of(10);

    final String id;
    private final List<LogEntry> entries = new ArrayList<>();
    private int shapes;

    private DrawnBoard(String id) {
        this.id = id;
    }

    static DrawnBoard make(BoardLog log, String id) throws Exception {
        log.directory().create(new BoardEntry(id, "Lesson", "kim", "")).get(30, TimeUnit.SECONDS);
        DrawnBoard board = new DrawnBoard(id);
        board.append(
                        log,
                        LogRecord.system(List.of(
                                new Op.Init("Lesson", "abcd", 1, "kim"),
                                new Op.Join(KIM.client(), KIM.name(), Role.HOST, "00".repeat(32), "kim", null, 0))))
                .get(30, TimeUnit.SECONDS);
        return board;
    }

    /** Adds shapes and waits until they are durable. */
    DrawnBoard draw(BoardLog log, int count) throws Exception {
        List<CompletableFuture<LogEntry>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shapes++;
            sent.add(append(log, new LogRecord(KIM.client(), shapes, List.of(KIM.shape(shapes, shapes, 7)), null)));
        }
        for (CompletableFuture<LogEntry> one : sent) one.get(30, TimeUnit.SECONDS);
        return this;
    }

    private CompletableFuture<LogEntry> append(BoardLog log, LogRecord record) {
        CompletableFuture<LogEntry> durable = new CompletableFuture<>();
        log.append(id, record, null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                LogEntry entry = new LogEntry(position, 0, WireCodec.writeRecord(record));
                synchronized (entries) {
                    entries.add(entry);
                }
                durable.complete(entry);
            }

            @Override
            public void onFailed(ErrorCode code) {
                durable.completeExceptionally(new AssertionError(code));
            }
        });
        return durable;
    }

    List<LogEntry> entries() {
        synchronized (entries) {
            return entries.stream()
                    .sorted(Comparator.comparing(LogEntry::position))
                    .toList();
        }
    }

    long last() {
        return entries().getLast().position().value();
    }

    /** The stored board that results from the whole log. */
    byte[] truth() throws IOException {
        return new BoardSnapshotFold().fold(null, entries());
    }

    /** Checks that a stored snapshot and the records after it result in the same board as the whole log. */
    void assertOpens(byte[] snapshot, List<LogEntry> tail) throws IOException {
        assertEquals(text(truth()), text(new BoardSnapshotFold().fold(snapshot, tail)), "board " + id);
    }

    private static String text(byte[] stored) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(stored))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
