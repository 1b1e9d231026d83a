package org.bunpil.relay.log.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Level;
import org.bunpil.relay.ops.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores boards that have changed, so that a relay opens any board without reading its partition, and deletes what is older than the
 * history. One runs in every relay; a consumer group shares the partitions out. Nothing depends on there being only one: it goes on
 * from what the directory says, and what it writes is right whoever else writes (docs/decisions/0055). One thread.
 */
final class KafkaKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaKeeper.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));
    /** Of records that wait to be stored. */
    private static final long BYTES = 8L << 20;

    private static final long DIRECTORY_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 2_000;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);
    private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Map<String, Object> settings;
    private final Running kafka;
    private final Keeping keeping;
    private final BoardStore store;
    private final History history;
    private final Map<TopicPartition, Chunk> chunks = new HashMap<>();
    private final Thread thread;
    private long sweptNanos;
    /** What it last complained of since it last worked. */
    private String told = "";

    private final Metrics metrics;
    private volatile long behind;
    private volatile boolean closed;

    KafkaKeeper(KafkaSettings settings, Running kafka, Keeping keeping, Metrics metrics) {
        this(settings.keeper(), kafka, keeping, metrics);
    }

    /** @param consumer properties of its consumer, its group among them */
    KafkaKeeper(Map<String, Object> consumer, Running kafka, Keeping keeping, Metrics metrics) {
        this.metrics = metrics;
        this.settings = consumer;
        this.kafka = kafka;
        this.keeping = keeping;
        this.store = new BoardStore(kafka, keeping.fold());
        this.history = new History(kafka, keeping.history());
        this.sweptNanos = System.nanoTime() - SWEEP_NANOS;
        this.thread = Thread.ofPlatform().name("kafka-keep").daemon().unstarted(this::run);
    }

    void start() {
        metrics.ask(Level.KAFKA_KEEPER_LAG, () -> behind);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                keep();
            } catch (KafkaException | LogUnavailableException failed) {
                if (!closed && !told.equals(failed.toString())) {
                    told = failed.toString();
                    LOG.warn("event=keeper-waits reason=\"{}\" hint=\"boards open more slowly meanwhile\"", told);
                }
                if (!rest()) return;
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void keep() throws InterruptedException, LogUnavailableException {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings);
        try {
            consumer.subscribe(List.of(Topics.OPS), new Shares(consumer));
            while (!closed) step(consumer);
        } finally {
            consumer.close(CLOSE);
        }
    }

    private void step(KafkaConsumer<String, byte[]> consumer) throws InterruptedException, LogUnavailableException {
        take(consumer.poll(POLL));
        Optional<Chunk> due = due();
        if (due.isPresent()) keep(due.get(), consumer);
        mend(consumer);
        behind = chunks.values().stream().mapToLong(Chunk::records).sum()
                + consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum();
        if (System.nanoTime() - sweptNanos < SWEEP_NANOS) return;
        sweptNanos = System.nanoTime();
        for (TopicPartition partition : consumer.assignment()) history.sweep(partition);
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            chunks.computeIfAbsent(partition, Chunk::new).add(record, System.nanoTime());
        }
    }

    /** A chunk that is old enough, or the largest when they take too much memory. */
    private Optional<Chunk> due() {
        long now = System.nanoTime();
        long roundNanos = keeping.round().toNanos();
        boolean full = chunks.values().stream().mapToLong(Chunk::bytes).sum() > BYTES;
        return chunks.values().stream()
                .filter(chunk -> !chunk.isEmpty() && (full || now - chunk.sinceNanos() >= roundNanos))
                .max(
                        full
                                ? Comparator.comparingLong(Chunk::bytes)
                                : Comparator.comparingLong(c -> now - c.sinceNanos()));
    }

    /** The order of writes is what makes it safe: parts, board's entry, checkpoint, each after the last is acknowledged. */
    private void keep(Chunk chunk, KafkaConsumer<String, byte[]> consumer)
            throws InterruptedException, LogUnavailableException {
        readDirectory();
        int partition = chunk.partition().partition();
        int stored = 0;
        for (var board : chunk.boards().entrySet()) {
            if (closed) return;
            try {
                if (store.keep(chunk.partition(), board.getKey(), board.getValue())) {
                    stored++;
                    metrics.count(Count.SNAPSHOTS, "stored");
                }
            } catch (KafkaException away) {
                throw away;
            } catch (IOException | RuntimeException unreadable) {
                stop(chunk, board.getKey(), unreadable, consumer);
                return;
            }
        }
        DirectoryRecord.Checkpoint last = kafka.directory().checkpoint(partition);
        if (last == null || last.offset() < chunk.end()) {
            KafkaSnapshots.await(kafka.directory()
                    .put(new DirectoryRecord.Checkpoint(partition, chunk.end(), last == null ? 0 : last.offset())));
        }
        chunks.remove(chunk.partition());
        told = "";
        LOG.debug("event=kept partition={} boards={} checkpoint={}", partition, stored, chunk.end());
        report(chunk, consumer);
    }

    /** A checkpoint past a board that cannot be stored would hide its records: the partition waits until the relay starts again. */
    private void stop(Chunk chunk, String board, Exception why, KafkaConsumer<String, byte[]> consumer) {
        LOG.error(
                "event=keeper-stopped partition={} board={} reason=\"{}\" hint=\"its boards open more slowly, nothing is deleted\"",
                chunk.partition().partition(),
                board,
                why.toString());
        chunks.remove(chunk.partition());
        consumer.pause(List.of(chunk.partition()));
    }

    /** Offsets of the group mean nothing to the keeper: they are there for tools that show how far it is behind. */
    private static void report(Chunk chunk, KafkaConsumer<String, byte[]> consumer) {
        consumer.commitAsync(Map.of(chunk.partition(), new OffsetAndMetadata(chunk.end())), (offsets, failure) -> {
            if (failure != null) LOG.debug("event=keeper-offset-not-shown reason=\"{}\"", failure.toString());
        });
    }

    /** A keeper that was frozen may have written an older entry over a newer one. */
    private void mend(KafkaConsumer<String, byte[]> consumer) throws InterruptedException, LogUnavailableException {
        Set<TopicPartition> mine = consumer.assignment();
        for (DirectoryRecord.Stored newest :
                kafka.directory().overwritten(partition -> mine.contains(new TopicPartition(Topics.OPS, partition)))) {
            LOG.warn("event=snapshot-entry-mended board={}", newest.board());
            KafkaSnapshots.await(kafka.directory().put(newest));
        }
    }

    /** Every board that has a record is in the directory before it. */
    private void readDirectory() throws InterruptedException, LogUnavailableException {
        try {
            kafka.directory().readToEnd().get(DIRECTORY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new LogUnavailableException("the directory was not read", away);
        }
    }

    private boolean rest() {
        chunks.clear();
        try {
            Thread.sleep(AGAIN_MILLIS);
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    /** What the group gives to this keeper: it begins at the partition's checkpoint. */
    private final class Shares implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        Shares(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) return;
            try {
                readDirectory();
            } catch (LogUnavailableException away) {
                throw new KafkaException(away);
            } catch (InterruptedException stop) {
                throw new InterruptException(stop);
            }
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                DirectoryRecord.Checkpoint point = kafka.directory().checkpoint(partition.partition());
                long from = point == null ? 0 : point.offset();
                consumer.seek(partition, Math.max(from, first.getOrDefault(partition, 0L)));
            }
            LOG.info("event=keeper-has partitions={}", consumer.assignment().size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(chunks::remove);
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
