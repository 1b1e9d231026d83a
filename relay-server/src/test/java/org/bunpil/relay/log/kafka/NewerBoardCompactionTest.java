package org.bunpil.relay.log.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.snapshot.SnapshotCompactor;
import org.bunpil.relay.log.kafka.snapshot.SnapshotPolicy;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.replica.BoardSnapshotFold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R77a on a real broker: of a board with a newer record the snapshot compactor writes nothing, and no checkpoint past it. */
class NewerBoardCompactionTest {
    private static final String NEWER = "{\"client\":\"Client10\",\"k\":4,\"o\":[{\"op\":\"stamp\",\"id\":\"p1\"}]}";

    private static DirectoryRecord.SnapshotStored awaitStored(KafkaBoardLog log, DrawnBoard board) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            DirectoryRecord.SnapshotStored stored = log.connected().directory().snapshot(board.id);
            if (stored != null && stored.current().position() == board.last()) return stored;
            if (System.nanoTime() > end) throw new AssertionError("not stored: " + board.id);
            Thread.onSpinWait();
        }
    }

    private static TopicPartition partition(KafkaBoardLog log, DrawnBoard board) throws LogUnavailableException {
        return log.connected().opsPartition(board.id);
    }

    @Test
    void itsSnapshotStaysAsItWasAndItsNeighboursGoOn(@TempDir Path data) throws Exception {
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
            DrawnBoard newer = DrawnBoard.make(log, "Newer12345").draw(log, 3);
            DrawnBoard other = DrawnBoard.make(log, "Other00000");
            for (int i = 1; !partition(log, other).equals(partition(log, newer)); i++)
                other = DrawnBoard.make(log, "Other0000" + i);
            Map<String, Object> consumer = new HashMap<>(settings.compactor());
            consumer.put(ConsumerConfig.GROUP_ID_CONFIG, "keeper-test");
            try (SnapshotCompactor compactor = new SnapshotCompactor(
                    consumer,
                    log.connected(),
                    new SnapshotPolicy(new BoardSnapshotFold(), Duration.ofMillis(50), Duration.ofDays(30)),
                    new Metrics())) {
                compactor.start();
                DirectoryRecord.SnapshotStored before = awaitStored(log, newer);
                TopicPartition partition = partition(log, newer);
                log.connected()
                        .appender()
                        .append(
                                new ProducerRecord<>(
                                        partition.topic(),
                                        partition.partition(),
                                        newer.id,
                                        NEWER.getBytes(StandardCharsets.UTF_8)),
                                RecordAppender.NO_CALLBACK);
                awaitStored(log, other.draw(log, 1));
                DirectoryRecord.Checkpoint point = log.connected().directory().checkpoint(partition.partition());
                newer.draw(log, 3);
                awaitStored(log, other.draw(log, 3));
                assertEquals(
                        before.current(),
                        log.connected().directory().snapshot(newer.id).current());
                DirectoryRecord.Checkpoint later = log.connected().directory().checkpoint(partition.partition());
                if (point == null) assertNull(later);
                else assertEquals(point.offset(), later == null ? 0 : later.offset(), "its records are still read");
            }
        }
    }
}
