package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided by how full the heap is. */
class HeapBudgetTest {
    private static final long MAX = 1_000;

    private final AtomicLong used = new AtomicLong();
    /** What is left after a collection. */
    private final AtomicLong live = new AtomicLong();

    private int collections;

    private final AtomicLong kept = new AtomicLong();

    private final HeapBudget heap = new HeapBudget(MAX, used::get, kept::get, () -> {
        collections++;
        collected();
    });

    private void collected() {
        used.set(live.get());
        kept.set(live.get());
    }

    @Test
    void garbageDoesNotCount() {
        used.set(900);
        live.set(100);
        assertFalse(heap.isFull(0));
        assertEquals(1, collections);
        used.set(900);
        live.set(900);
        assertFalse(heap.isFull(5_000), "collected a moment ago");
        assertTrue(heap.isFull(10_000));
        assertFalse(heap.isOverfull());
        live.set(960);
        used.set(990);
        assertTrue(heap.isFull(20_000));
        assertTrue(heap.isOverfull());
        assertEquals(3, collections, "collections are far apart");
        live.set(100);
        used.set(990);
        assertTrue(heap.isFull(21_000));
        assertFalse(heap.isFull(30_000));
        used.set(500);
        assertFalse(heap.isFull(30_250));
    }

    /** Collections of our own are far apart; a heap that runs full between them is collected by the system itself. */
    @Test
    void aCollectionOfTheSystemTellsToo() {
        used.set(900);
        live.set(100);
        assertFalse(heap.isFull(0));
        live.set(870);
        collected();
        assertTrue(heap.isFull(1_000));
        assertFalse(heap.isOverfull());
        live.set(960);
        collected();
        assertTrue(heap.isFull(2_000));
        assertTrue(heap.isOverfull());
        live.set(600);
        collected();
        used.set(990);
        assertFalse(heap.isFull(3_000));
        assertEquals(1, collections);
    }

    private static void append(BoardLog log, LogRecord record) throws Exception {
        CompletableFuture<Position> durable = new CompletableFuture<>();
        log.append(TestRooms.ENTRY.id(), record, null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                durable.complete(position);
            }

            @Override
            public void onFailed(ErrorCode code) {
                durable.completeExceptionally(new AssertionError(code));
            }
        });
        durable.get(60, TimeUnit.SECONDS);
    }

    /** As a board on Kafka that no compactor has come to yet: how large it is shows only while it is read. */
    @Test
    void aBoardWithoutASnapshotThatDoesNotFitIsLetGoWhileItIsRead(@TempDir Path data) throws Exception {
        TestPerson kim = TestPerson.of(10);
        try (BoardLog log = SqliteBoardLog.open(data)) {
            log.directory().create(TestRooms.ENTRY).get();
            append(
                    log,
                    LogRecord.system(List.of(
                            new Op.Init("Lesson", "inc1", 1, TestPerson.USER),
                            new Op.Join(kim.client(), "Kim", Role.HOST, "0".repeat(64), TestPerson.USER, null, 0))));
            for (int k = 1; k <= 600; k++) {
                CommonProperties common =
                        new CommonProperties(kim.id(k), Page.FIRST, 0, Point.ZERO, 0, Style.DEFAULT, null, false);
                Op note = new Op.Add(new Note(common, "n".repeat(2_000), new Size(800, 400), 0));
                append(log, new LogRecord(kim.client(), k, List.of(note), null));
            }
            try (Rooms rooms = TestRooms.over(log, heap)) {
                live.set(900);
                used.set(900);
                // Twice: nothing of the first stays in the way.
                for (int i = 0; i < 2; i++) {
                    String said = TestRooms.join(rooms, kim.client(), new Credential.HostKey(TestPerson.USER), false);
                    assertEquals("busy", said);
                }
                while (rooms.size() > 0) Thread.onSpinWait();
                live.set(100);
                used.set(100);
                String said = TestRooms.join(rooms, kim.client(), new Credential.HostKey(TestPerson.USER), false);
                assertEquals("joined", said);
            }
        }
    }
}
