package org.bunpil.relay.log.kafka.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.LogUnavailableException;

/**
 * Reads stored records with a few reused consumers. Calls block. Any thread. If records from the requested offset on were deleted, that is
 * an error; they are never skipped.
 */
public final class RangeReader implements AutoCloseable {
    private static final int CONSUMERS = 4;
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long STALLED_NANOS = Duration.ofSeconds(5).toNanos();

    /** Takes records. */
    @FunctionalInterface
    public interface RecordSink {
        /** @return false to stop reading */
        boolean take(ConsumerRecord<String, byte[]> record) throws InterruptedException;
    }

    private interface Reading {
        long with(KafkaConsumer<String, byte[]> consumer) throws InterruptedException, LogUnavailableException;
    }

    private final KafkaSettings settings;
    private final Semaphore permits = new Semaphore(CONSUMERS);
    private final BlockingQueue<KafkaConsumer<String, byte[]>> idle = new ArrayBlockingQueue<>(CONSUMERS);

    public RangeReader(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Reads a partition from an offset to its current end. @return the end offset */
    public long scan(TopicPartition partition, long from, RecordSink to)
            throws InterruptedException, LogUnavailableException {
        return borrow(consumer -> {
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (from < end) read(consumer, partition, from, end, to);
            return end;
        });
    }

    /** Reads the records at these ascending offsets. A record that topic compaction has deleted is left out. */
    public void read(TopicPartition partition, List<Long> offsets, Consumer<ConsumerRecord<String, byte[]>> to)
            throws InterruptedException, LogUnavailableException {
        if (offsets.isEmpty()) return;
        long end = offsets.getLast() + 1;
        long _ = borrow(consumer -> {
            read(consumer, partition, offsets.getFirst(), end, record -> {
                if (offsets.contains(record.offset())) to.accept(record);
                return true;
            });
            return end;
        });
    }

    private long borrow(Reading reading) throws InterruptedException, LogUnavailableException {
        permits.acquire();
        KafkaConsumer<String, byte[]> consumer = null;
        try {
            consumer = idle.poll();
            if (consumer == null) consumer = new KafkaConsumer<>(settings.rangeReader());
            long end = reading.with(consumer);
            idle.add(consumer);
            consumer = null;
            return end;
        } catch (KafkaException failed) {
            throw new LogUnavailableException("partition not read", failed);
        } finally {
            if (consumer != null) consumer.close(CLOSE);
            permits.release();
        }
    }

    private static void read(
            KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long from, long end, RecordSink to)
            throws InterruptedException, LogUnavailableException {
        consumer.assign(List.of(partition));
        try {
            consumer.seek(partition, from);
            long progress = System.nanoTime();
            while (consumer.position(partition) < end) {
                List<ConsumerRecord<String, byte[]>> records =
                        consumer.poll(POLL).records(partition);
                if (!records.isEmpty()) progress = System.nanoTime();
                else if (System.nanoTime() - progress > STALLED_NANOS) throw new LogUnavailableException("no answer");
                for (ConsumerRecord<String, byte[]> record : records) {
                    if (record.offset() >= end || !to.take(record)) return;
                }
            }
        } finally {
            consumer.assign(List.of());
        }
    }

    @Override
    public void close() {
        for (KafkaConsumer<String, byte[]> consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close(CLOSE);
        }
    }
}
