package org.bunpil.relay.log.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.LogUnavailableException;

/** Reads what is stored, with a few consumers that are used again and again. Calls block; any thread. */
final class Scanner implements AutoCloseable {
    private static final int CONSUMERS = 4;
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long STALLED_NANOS = Duration.ofSeconds(5).toNanos();

    /** Takes a record. */
    @FunctionalInterface
    interface Sink {
        /** @return false to stop */
        boolean take(ConsumerRecord<String, byte[]> record) throws InterruptedException;
    }

    private final KafkaSettings settings;
    private final Semaphore permits = new Semaphore(CONSUMERS);
    private final BlockingQueue<KafkaConsumer<String, byte[]>> idle = new ArrayBlockingQueue<>(CONSUMERS);

    Scanner(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Reads a partition from an offset to its end as it is now. @return the offset there */
    long scan(TopicPartition partition, long from, Sink to) throws InterruptedException, LogUnavailableException {
        permits.acquire();
        KafkaConsumer<String, byte[]> consumer = null;
        try {
            consumer = idle.poll();
            if (consumer == null) consumer = new KafkaConsumer<>(settings.consumer());
            long end = scan(consumer, partition, from, to);
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

    private static long scan(KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long from, Sink to)
            throws InterruptedException, LogUnavailableException {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (from >= end) return end;
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
                    if (record.offset() >= end) break;
                    if (!to.take(record)) return end;
                }
            }
            return end;
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
