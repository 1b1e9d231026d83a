package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.Code;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.bunpil.relay.room.StoredBoards;
import org.bunpil.relay.testing.Person;
import org.bunpil.wire.Frames;

/** A board that somebody draws on straight through a log, and what must become of it. */
final class DrawnBoard {
    private static final Person KIM = Person.of(10);

    final String id;
    private final List<Entry> entries = new ArrayList<>();
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

    /** Adds shapes; waits until they are kept. */
    DrawnBoard draw(BoardLog log, int count) throws Exception {
        List<CompletableFuture<Entry>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shapes++;
            sent.add(append(log, new LogRecord(KIM.client(), shapes, List.of(KIM.shape(shapes, shapes, 7)), null)));
        }
        for (CompletableFuture<Entry> one : sent) one.get(30, TimeUnit.SECONDS);
        return this;
    }

    private CompletableFuture<Entry> append(BoardLog log, LogRecord record) {
        CompletableFuture<Entry> kept = new CompletableFuture<>();
        log.append(id, record, null, new Receipt() {
            @Override
            public void kept(Position position) {
                Entry entry = new Entry(position, 0, Frames.record(record));
                synchronized (entries) {
                    entries.add(entry);
                }
                kept.complete(entry);
            }

            @Override
            public void lost(Code code) {
                kept.completeExceptionally(new AssertionError(code));
            }
        });
        return kept;
    }

    List<Entry> entries() {
        synchronized (entries) {
            return entries.stream()
                    .sorted(Comparator.comparing(Entry::position))
                    .toList();
        }
    }

    long last() {
        return entries().getLast().position().value();
    }

    /** The stored board that the whole log gives. */
    byte[] truth() throws IOException {
        return new StoredBoards().fold(null, entries());
    }

    /** What a relay makes of a stored snapshot and the records after it must be what the whole log gives. */
    void assertOpens(byte[] snapshot, List<Entry> tail) throws IOException {
        assertEquals(text(truth()), text(new StoredBoards().fold(snapshot, tail)), "board " + id);
    }

    private static String text(byte[] stored) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(stored))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
