package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.SnapshotFold;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.snapshot.SnapshotCompactor;
import org.bunpil.relay.log.kafka.snapshot.SnapshotPolicy;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.replica.BoardSnapshotFold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R82 on a real broker: a board that cannot be stored does not keep its neighbours from being stored. */
class BrokenBoardCompactionTest {
    private static DrawnBoard inPartition(KafkaBoardLog log, String name, int partition) throws Exception {
        for (int i = 0; ; i++) {
            DrawnBoard board = DrawnBoard.make(log, name + i);
            if (partition < 0 || partition(log, board) == partition) return board;
        }
    }

    private static int partition(KafkaBoardLog log, DrawnBoard board) throws LogUnavailableException {
        DirectoryRecord.BoardCreated created = log.connected().directory().created(board.id);
        if (created == null) throw new AssertionError("not in the directory");
        return created.partition();
    }

    private static void awaitStored(KafkaBoardLog log, DrawnBoard board) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            DirectoryRecord.SnapshotStored stored = log.connected().directory().snapshot(board.id);
            if (stored != null && stored.current().position() == board.last()) return;
            if (System.nanoTime() > end) throw new AssertionError("not stored: " + board.id);
            Thread.onSpinWait();
        }
    }

    @Test
    void itsNeighboursAreStoredAndNothingOfItIsHidden(@TempDir Path data) throws Exception {
        Set<Position> broken = ConcurrentHashMap.newKeySet();
        SnapshotFold fold = (stored, records) -> {
            for (LogEntry record : records)
                if (broken.contains(record.position())) throw new StackOverflowError("planted");
            return new BoardSnapshotFold().fold(stored, records);
        };
        KafkaSettings settings;
        try (BrokerProcess broker = BrokerProcess.start(data, 0);
                KafkaBoardLog log =
                        KafkaBoardLog.open(settings = new KafkaSettings(broker.address(), Map.of(), "relay1"))) {
            while (true) {
                try {
                    log.connected().directory().readToEnd().get(30, TimeUnit.SECONDS);
                    break;
                } catch (LogUnavailableException notYet) {
                    Thread.onSpinWait();
                }
            }
            DrawnBoard bad = inPartition(log, "Broken", -1);
            DrawnBoard good = inPartition(log, "Whole", partition(log, bad)).draw(log, 3);
            bad.draw(log, 3);
            bad.entries().forEach(entry -> broken.add(entry.position()));
            Map<String, Object> consumer = new HashMap<>(settings.compactor());
            consumer.put(ConsumerConfig.GROUP_ID_CONFIG, "keeper-test");
            try (SnapshotCompactor compactor = new SnapshotCompactor(
                    consumer,
                    log.connected(),
                    new SnapshotPolicy(fold, Duration.ofMillis(50), Duration.ofDays(30)),
                    new Metrics())) {
                compactor.start();
                awaitStored(log, good);
                // And it goes on.
                awaitStored(log, good.draw(log, 3));
                assertNull(log.connected().directory().snapshot(bad.id));
                assertNull(log.connected().directory().checkpoint(partition(log, bad)), "its records are still read");
            }
        }
    }
}
