package org.bunpil.relay.log.kafka.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.store.KafkaSnapshots;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots of changed boards, so that a relay can open any board without reading its whole partition, and deletes records past
 * their retention time. Every relay runs one; a consumer group divides the partitions among them. It is safe for two to work on one
 * partition: each continues from what the directory says, and what it writes is correct whatever others write (docs/decisions/0055). One
 * thread.
 */
public final class SnapshotCompactor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotCompactor.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));
    /** Most memory for buffered records; when it is full the largest buffer is written at once. */
    private static final long BYTES = 8L << 20;

    private static final long DIRECTORY_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 2_000;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);
    private static final long RETENTION_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Map<String, Object> settings;
    private final KafkaConnection kafka;
    private final SnapshotPolicy policy;
    private final SnapshotUpdater updater;
    private final RecordRetention retention;
    private final Map<TopicPartition, PartitionBuffer> buffers = new HashMap<>();
    /** Boards that cannot be stored, by partition. */
    private final Map<TopicPartition, Set<String>> stuck = new HashMap<>();

    private final Thread thread;
    private long lastRetentionNanos;
    /** The last failure that was logged; "" after a success. So a repeated failure is logged once. */
    private String lastWarning = "";

    private final Metrics metrics;
    private volatile long lag;
    private volatile boolean closed;

    public SnapshotCompactor(KafkaSettings settings, KafkaConnection kafka, SnapshotPolicy policy, Metrics metrics) {
        this(settings.compactor(), kafka, policy, metrics);
    }

    /** @param consumer properties of the Kafka consumer, including its group */
    public SnapshotCompactor(
            Map<String, Object> consumer, KafkaConnection kafka, SnapshotPolicy policy, Metrics metrics) {
        this.metrics = metrics;
        this.settings = consumer;
        this.kafka = kafka;
        this.policy = policy;
        this.updater = new SnapshotUpdater(kafka, policy.fold());
        this.retention = new RecordRetention(kafka, policy.retention());
        this.lastRetentionNanos = System.nanoTime() - RETENTION_INTERVAL_NANOS;
        this.thread = Thread.ofPlatform().name("kafka-snapshot").daemon().unstarted(this::run);
    }

    public void start() {
        metrics.observe(Gauge.KAFKA_KEEPER_LAG, () -> lag);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                compact();
            } catch (KafkaException | LogUnavailableException failed) {
                if (!closed && !lastWarning.equals(failed.toString())) {
                    lastWarning = failed.toString();
                    LOG.atWarn()
                            .addKeyValue("reason", lastWarning)
                            .addKeyValue("hint", "boards open more slowly meanwhile")
                            .log("keeper-waits");
                }
                if (!pause()) return;
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | Error bug) {
                // This thread serves all boards of the relay, so it never ends by itself.
                LOG.error("keeper-failed", bug);
                if (!pause()) return;
            }
        }
    }

    private void compact() throws InterruptedException, LogUnavailableException {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings);
        try {
            consumer.subscribe(List.of(Topics.OPS), new Assignment(consumer));
            while (!closed) step(consumer);
        } finally {
            consumer.close(CLOSE);
        }
    }

    private void step(KafkaConsumer<String, byte[]> consumer) throws InterruptedException, LogUnavailableException {
        if (kafka.topics().isRefused())
            throw new LogUnavailableException("Kafka's topics have to be mended first; see /ready");
        buffer(consumer.poll(POLL));
        Optional<PartitionBuffer> due = due();
        if (due.isPresent()) compact(due.get(), consumer);
        repairDirectory(consumer);
        lag = buffers.values().stream().mapToLong(PartitionBuffer::records).sum()
                + consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum();
        if (System.nanoTime() - lastRetentionNanos < RETENTION_INTERVAL_NANOS) return;
        lastRetentionNanos = System.nanoTime();
        for (TopicPartition partition : consumer.assignment()) retention.deleteExpired(partition);
    }

    private void buffer(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            buffers.computeIfAbsent(partition, PartitionBuffer::new).add(record, System.nanoTime());
        }
    }

    /** The oldest buffer that is due; the largest one when buffers take too much memory. */
    private Optional<PartitionBuffer> due() {
        long now = System.nanoTime();
        long intervalNanos = policy.interval().toNanos();
        boolean full =
                buffers.values().stream().mapToLong(PartitionBuffer::bytes).sum() > BYTES;
        return buffers.values().stream()
                .filter(buffer -> !buffer.isEmpty() && (full || now - buffer.sinceNanos() >= intervalNanos))
                .max(
                        full
                                ? Comparator.comparingLong(PartitionBuffer::bytes)
                                : Comparator.comparingLong(c -> now - c.sinceNanos()));
    }

    /** The order of the writes makes it safe: parts, the board's entry, then the checkpoint, each after the one before is acknowledged. */
    private void compact(PartitionBuffer buffer, KafkaConsumer<String, byte[]> consumer)
            throws InterruptedException, LogUnavailableException {
        readDirectory();
        int partition = buffer.partition().partition();
        int stored = 0;
        Set<String> alone = stuck.getOrDefault(buffer.partition(), Set.of());
        for (var board : buffer.boards().entrySet()) {
            if (closed) return;
            if (alone.contains(board.getKey())) continue;
            try {
                if (updater.update(buffer.partition(), board.getKey(), board.getValue())) {
                    stored++;
                    metrics.count(Counter.SNAPSHOTS, "stored");
                }
            } catch (KafkaException unavailable) {
                throw unavailable;
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
                leaveAlone(buffer, board.getKey(), unreadable);
            }
        }
        DirectoryRecord.Checkpoint last = kafka.directory().checkpoint(partition);
        if (!stuck.containsKey(buffer.partition()) && (last == null || last.offset() < buffer.end())) {
            KafkaSnapshots.await(kafka.directory()
                    .put(new DirectoryRecord.Checkpoint(partition, buffer.end(), last == null ? 0 : last.offset())));
        }
        buffers.remove(buffer.partition());
        lastWarning = "";
        LOG.atDebug()
                .addKeyValue("partition", partition)
                .addKeyValue("boards", stored)
                .addKeyValue("checkpoint", buffer.end())
                .log("kept");
        report(buffer, consumer);
    }

    /**
     * A board that cannot be stored is left alone until the relay restarts; the others of its partition go on. A checkpoint past it would
     * hide its records, so the partition gets none meanwhile.
     */
    private void leaveAlone(PartitionBuffer buffer, String board, Throwable why) {
        stuck.computeIfAbsent(buffer.partition(), p -> new HashSet<>()).add(board);
        LOG.atError()
                .addKeyValue("partition", buffer.partition().partition())
                .addKeyValue("board", board)
                .setCause(why)
                .addKeyValue("hint", "boards of its partition open more slowly, nothing of it is deleted")
                .log("keeper-stopped");
    }

    /** Commits offsets only for tools that show how far the group is behind. The compactor itself does not use them. */
    private static void report(PartitionBuffer buffer, KafkaConsumer<String, byte[]> consumer) {
        consumer.commitAsync(Map.of(buffer.partition(), new OffsetAndMetadata(buffer.end())), (offsets, failure) -> {
            if (failure != null) LOG.atDebug().addKeyValue("reason", failure).log("keeper-offset-not-shown");
        });
    }

    /** Repairs entries that another relay's compactor, after a long pause, has overwritten with older ones. */
    private void repairDirectory(KafkaConsumer<String, byte[]> consumer)
            throws InterruptedException, LogUnavailableException {
        Set<TopicPartition> mine = consumer.assignment();
        for (DirectoryRecord.SnapshotStored newest :
                kafka.directory().overwritten(partition -> mine.contains(new TopicPartition(Topics.OPS, partition)))) {
            LOG.atWarn().addKeyValue("board", newest.board()).log("snapshot-entry-mended");
            KafkaSnapshots.await(kafka.directory().put(newest));
        }
    }

    /** Reads the directory to its end. A board is in the directory before its first record, so every buffered board is then known. */
    private void readDirectory() throws InterruptedException, LogUnavailableException {
        try {
            kafka.directory().readToEnd().get(DIRECTORY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unavailable) {
            throw new LogUnavailableException("the directory was not read", unavailable);
        }
    }

    private boolean pause() {
        buffers.clear();
        try {
            Thread.sleep(AGAIN_MILLIS);
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    /** Receives the partitions that the group assigns to this compactor, and begins at each partition's checkpoint. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        Assignment(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) return;
            try {
                readDirectory();
            } catch (LogUnavailableException unavailable) {
                throw new KafkaException(unavailable);
            } catch (InterruptedException stop) {
                throw new InterruptException(stop);
            }
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                DirectoryRecord.Checkpoint point = kafka.directory().checkpoint(partition.partition());
                long from = point == null ? 0 : point.offset();
                consumer.seek(partition, Math.max(from, first.getOrDefault(partition, 0L)));
            }
            LOG.atInfo().addKeyValue("partitions", consumer.assignment().size()).log("keeper-has");
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(buffers::remove);
            partitions.forEach(stuck::remove);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (thread.join(CLOSE_WAIT)) return;
            thread.interrupt();
            thread.join(CLOSE_WAIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
