package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.snapshot.RecordRetention;
import org.bunpil.relay.log.kafka.snapshot.SnapshotCompactor;
import org.bunpil.relay.log.kafka.snapshot.SnapshotPolicy;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.log.kafka.store.KafkaSnapshots;
import org.bunpil.relay.log.kafka.store.SnapshotRef;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.replica.BoardSnapshotFold;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R82 on a real broker: what the snapshot compactor stores and deletes, and that it can never lose a board. */
class SnapshotCompactorTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofDays(30);
    private static final long LATER = 2 * KafkaSnapshots.YOUNG_MILLIS;

    @TempDir
    static Path data;

    private static BrokerProcess broker;

    private final Metrics metrics = new Metrics();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private KafkaBoardLog log;

    @BeforeAll
    static void startBroker() {
        broker = BrokerProcess.start(data, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void openLog() {
        log = open();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) one.close();
    }

    private static KafkaSettings settings() {
        return new KafkaSettings(broker.address(), Map.of(), "kt" + NAMES.incrementAndGet());
    }

    private KafkaBoardLog open() {
        KafkaBoardLog fresh = KafkaBoardLog.open(settings());
        opened.add(fresh);
        await("Kafka", () -> {
            fresh.connected().directory().readToEnd().get(30, TimeUnit.SECONDS);
            return true;
        });
        return fresh;
    }

    /** A compactor with a group of its own, so it gets all partitions: like one that its group has given up but that still runs. */
    private SnapshotCompactor compactor(KafkaBoardLog of, Duration retention) throws LogUnavailableException {
        KafkaSettings settings = settings();
        Map<String, Object> consumer = new HashMap<>(settings.compactor());
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, "keeper-" + settings.relay());
        SnapshotCompactor compactor = new SnapshotCompactor(
                consumer, of.connected(), new SnapshotPolicy(new BoardSnapshotFold(), INTERVAL, retention), metrics);
        opened.add(compactor);
        compactor.start();
        return compactor;
    }

    private DrawnBoard board() throws Exception {
        return DrawnBoard.make(log, "Keep" + System.nanoTime() % 1_000_000_000 + "x" + NAMES.incrementAndGet());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) return;
            } catch (LogUnavailableException unavailable) {
                // Tried again.
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("timed out waiting for " + what);
    }

    /** Waits until the checkpoint of the board's partition is past its last record, as a relay sees it. */
    private static void awaitCheckpoint(KafkaBoardLog seenBy, DrawnBoard board) {
        await("the checkpoint", () -> {
            DirectoryRecord.BoardCreated created =
                    seenBy.connected().directory().created(board.id);
            if (created == null) return false;
            DirectoryRecord.Checkpoint point = seenBy.connected().directory().checkpoint(created.partition());
            return point != null && point.offset() > board.last();
        });
    }

    private static DirectoryRecord.SnapshotStored stored(KafkaBoardLog seenBy, DrawnBoard board) throws Exception {
        DirectoryRecord.SnapshotStored stored = seenBy.connected().directory().snapshot(board.id);
        assertNotNull(stored);
        return stored;
    }

    /** Opens the board as a newly started relay does and compares it with the result of the whole log. */
    private static void assertOpens(KafkaBoardLog relay, DrawnBoard board, long nowMillis) throws Exception {
        StoredSnapshot loaded = relay.connected()
                .snapshots()
                .latestToOpen(relay.connected().rangeReader(), board.id, nowMillis)
                .orElse(null);
        Position from = loaded == null ? Position.START : loaded.position();
        List<LogEntry> tail = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        Subscription subscription = relay.subscribe(board.id, from, new Subscriber() {
            @Override
            public boolean offer(LogEntry entry) {
                tail.add(entry);
                return true;
            }

            @Override
            public void put(LogEntry entry) {
                tail.add(entry);
            }

            @Override
            public void reached(long token) {
                end.countDown();
            }
        });
        subscription.readEnd(1);
        assertTrue(end.await(30, TimeUnit.SECONDS));
        subscription.close();
        board.assertOpens(loaded == null ? null : loaded.body(), tail);
    }

    @Test
    void anIdleBoardOpensWithoutItsPartition() throws Exception {
        List<DrawnBoard> boards = new ArrayList<>();
        for (int i = 0; i < 12; i++) boards.add(board().draw(log, 5));
        SnapshotCompactor compactor = compactor(log, NEVER);
        for (DrawnBoard board : boards) awaitCheckpoint(log, board);
        boards.getFirst().draw(log, 300);
        awaitCheckpoint(log, boards.getFirst());
        await("an up-to-date compactor", () -> metrics.value(Gauge.KAFKA_KEEPER_LAG) == 0);
        assertTrue(metrics.value(Counter.SNAPSHOTS, "stored") >= 13);
        compactor.close();

        KafkaBoardLog cold = open();
        for (DrawnBoard board : boards) {
            Position at = new Position(stored(cold, board).current().position());
            assertEquals(board.last(), at.value());
            DirectoryRecord.Checkpoint point = cold.connected()
                    .directory()
                    .checkpoint(cold.connected().directory().created(board.id).partition());
            assertTrue(
                    cold.connected().startOffset(board.id, at) >= point.offset(), "would read other boards' records");
            assertOpens(cold, board, System.currentTimeMillis() + LATER);
            assertOpens(cold, board, System.currentTimeMillis());
        }
        boards.get(3).draw(log, 4);
        assertOpens(cold, boards.get(3), System.currentTimeMillis() + LATER);
    }

    @Test
    void aYoungSnapshotIsNotOpenedFrom() throws Exception {
        DrawnBoard board = board().draw(log, 3);
        compactor(log, NEVER);
        awaitCheckpoint(log, board);
        long firstAt = stored(log, board).current().timeMillis();
        assertTrue(log.connected()
                .snapshots()
                .latestToOpen(log.connected().rangeReader(), board.id, firstAt + 59_000)
                .isEmpty());
        assertEquals(
                board.last(),
                log.connected()
                        .snapshots()
                        .latestToOpen(log.connected().rangeReader(), board.id, firstAt + 60_000)
                        .orElseThrow()
                        .position()
                        .value());
        // The next one follows soon. As long as both are young, the board opens from its first record.
        board.draw(log, 2);
        awaitCheckpoint(log, board);
        DirectoryRecord.SnapshotStored next = stored(log, board);
        assertEquals(board.last(), next.current().position());
        assertEquals(2, next.refs().size());
        assertEquals(board.entries().getFirst().position().value(), next.first());
        assertOpens(log, board, firstAt + 1_000);
    }

    /** However often a board is stored, one retained snapshot is at least a minute older than the newest, and not much more. */
    @Test
    void aSnapshotThatIsAMinuteOldIsAlwaysRetained() {
        DirectoryRecord.SnapshotStored stored = new DirectoryRecord.SnapshotStored(
                "b", List.of(new SnapshotRef(10, 7_000, "g1", 0, List.of(1L), 11, 0)), 0);
        for (int i = 2; i < 100; i++) {
            SnapshotRef next = new SnapshotRef(10 * i, 7_000L * i, "g" + i, 0, List.of(1L), 10 * i + 1, 0);
            stored = new DirectoryRecord.SnapshotStored("b", KafkaSnapshots.retained(stored, next, 10 * i - 5), 0);
            assertTrue(stored.refs().size() <= 3);
            if (i < 12) continue;
            long age = next.timeMillis() - stored.refs().getLast().timeMillis();
            assertTrue(age >= 60_000 && age < 130_000, "age " + age);
            // The first record after a snapshot stays as it was when the next snapshot was written.
            SnapshotRef oldest = stored.refs().getLast();
            assertEquals(oldest.position() + 5, oldest.next());
        }
    }

    @Test
    void twoCompactorsAtOnceDoNoHarm() throws Exception {
        KafkaBoardLog other = open();
        List<DrawnBoard> boards = new ArrayList<>();
        for (int i = 0; i < 6; i++) boards.add(board());
        compactor(log, NEVER);
        compactor(other, NEVER);
        for (int round = 0; round < 12; round++) for (DrawnBoard board : boards) board.draw(log, 2);
        for (DrawnBoard board : boards) awaitCheckpoint(log, board);
        close();
        opened.clear();
        log = open();
        for (DrawnBoard board : boards) {
            SnapshotRef current = stored(log, board).current();
            assertEquals(board.last(), current.position());
            StoredSnapshot loaded =
                    log.connected().snapshots().load(log.connected().rangeReader(), board.id, current);
            assertNotNull(loaded);
            board.assertOpens(loaded.body(), List.of());
            assertOpens(log, board, System.currentTimeMillis());
        }
        assertEquals(Set.of(), deletableParts(boards));
    }

    /** Keys of parts that the directory refers to although topic compaction may delete them. */
    private Set<String> deletableParts(List<DrawnBoard> boards) throws Exception {
        Set<String> lost = new TreeSet<>();
        for (DrawnBoard board : boards) {
            DirectoryRecord.SnapshotStored stored = stored(log, board);
            for (SnapshotRef ref : stored.refs()) {
                TopicPartition partition = new TopicPartition(Topics.SNAPSHOTS, ref.partition());
                log.connected().rangeReader().scan(partition, ref.offsets().getFirst(), record -> {
                    boolean itself = ref.offsets().contains(record.offset());
                    if (record.key().startsWith(board.id + "#" + ref.generation() + "#") && !itself)
                        lost.add(record.key());
                    return true;
                });
            }
        }
        return lost;
    }

    @Test
    void aCompactorThatWasStoppedLosesNothingAndDeletesUnneededRecords() throws Exception {
        List<DrawnBoard> boards = new ArrayList<>();
        for (int i = 0; i < 4; i++) boards.add(board().draw(log, 400));
        SnapshotCompactor compactor = compactor(log, Duration.ZERO);
        for (DrawnBoard board : boards) awaitCheckpoint(log, board);
        for (DrawnBoard board : boards) board.draw(log, 3);
        for (DrawnBoard board : boards) awaitCheckpoint(log, board);
        compactor.close();
        RecordRetention retention = new RecordRetention(log.connected(), Duration.ZERO);
        for (DrawnBoard board : boards) {
            TopicPartition partition = log.connected().opsPartition(board.id);
            retention.deleteExpired(partition);
            assertTrue(
                    earliest(partition) > board.entries().getFirst().position().value(), "nothing was deleted");
        }
        KafkaBoardLog cold = open();
        for (DrawnBoard board : boards) assertOpens(cold, board, System.currentTimeMillis() + LATER);
    }

    private long earliest(TopicPartition partition) throws Exception {
        return log.connected()
                .admin()
                .listOffsets(Map.of(partition, OffsetSpec.earliest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    @Test
    void recordsAreNotDeletedBeforeTheirRetentionTime() throws Exception {
        DrawnBoard board = board().draw(log, 5);
        compactor(log, NEVER);
        awaitCheckpoint(log, board);
        board.draw(log, 5);
        awaitCheckpoint(log, board);
        TopicPartition partition = log.connected().opsPartition(board.id);
        long before = earliest(partition);
        new RecordRetention(log.connected(), NEVER).deleteExpired(partition);
        assertEquals(before, earliest(partition));
    }

    @Test
    void anOlderEntryNeverCountsAndIsRepaired() throws Exception {
        DrawnBoard board = board().draw(log, 5);
        SnapshotCompactor first = compactor(log, NEVER);
        awaitCheckpoint(log, board);
        DirectoryRecord.SnapshotStored old = stored(log, board);
        board.draw(log, 5);
        awaitCheckpoint(log, board);
        first.close();
        DirectoryRecord.SnapshotStored newest = stored(log, board);
        // A compactor that was paused: its entry comes after newer ones.
        log.connected().directory().put(old).get(30, TimeUnit.SECONDS);
        assertEquals(newest, stored(log, board));
        KafkaBoardLog cold = open();
        assertEquals(newest, stored(cold, board));
        assertOpens(cold, board, System.currentTimeMillis() + LATER);

        compactor(cold, NEVER);
        await("the repaired entry", () -> newest.equals(lastEntry(old.key())));
    }

    private DirectoryRecord lastEntry(String key) throws Exception {
        DirectoryRecord[] last = new DirectoryRecord[1];
        log.connected().rangeReader().scan(new TopicPartition(Topics.DIRECTORY, 0), 0, record -> {
            if (key.equals(record.key())) last[0] = DirectoryRecord.read(record.key(), record.value());
            return true;
        });
        return last[0];
    }

    @Test
    void aBoardWithoutItsSnapshotIsReadFromItsRecordsOrNotAtAll() throws Exception {
        DrawnBoard board = board().draw(log, 5);
        SnapshotCompactor compactor = compactor(log, NEVER);
        awaitCheckpoint(log, board);
        compactor.close();
        DirectoryRecord.SnapshotStored right = stored(log, board);
        SnapshotRef lost = new SnapshotRef(
                board.last(),
                0,
                "gone",
                right.current().partition(),
                right.current().offsets(),
                board.last() + 1,
                0);
        log.connected()
                .directory()
                .put(new DirectoryRecord.SnapshotStored(board.id, List.of(lost), right.first()))
                .get(30, TimeUnit.SECONDS);
        assertTrue(log.latestSnapshot(board.id).isEmpty());
        assertOpens(log, board, System.currentTimeMillis() + LATER);
        // The snapshot is stored again, from the board's records.
        board.draw(log, 1);
        compactor(log, NEVER);
        awaitCheckpoint(log, board);
        StoredSnapshot repaired = log.latestSnapshot(board.id).orElse(null);
        assertOpens(log, board, System.currentTimeMillis() + LATER);
        assertFalse(repaired != null && repaired.position().value() == lost.position());

        // If the records are deleted as well, that is an error, not an empty board.
        TopicPartition partition = log.connected().opsPartition(board.id);
        new RecordRetention(log.connected(), Duration.ZERO).deleteExpired(partition);
        long from = right.first();
        assertTrue(earliest(partition) > from);
        assertThrows(
                LogUnavailableException.class,
                () -> log.connected().rangeReader().scan(partition, from, record -> true));
    }
}
