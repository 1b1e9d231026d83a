package org.bunpil.relay.log.kafka.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ends of all partitions on one thread (docs/decisions/0012). Handlers are called on that thread, also for records without a
 * value, and must not block. Continues by itself after any failure.
 */
public final class TailReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long AGAIN_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 1_000;
    private static final long WATCH_NANOS = Duration.ofSeconds(3).toNanos();

    private record Waiter(TopicPartition partition, long offset, Runnable action) {}

    private final KafkaSettings settings;
    private final Map<String, Consumer<ConsumerRecord<String, byte[]>>> handlers;
    /** The next offset of each partition, updated after the records before it have been handled. */
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    /** Partitions that {@link #positions} has and the consumer has not. */
    private final Queue<TopicPartition> added = new ConcurrentLinkedQueue<>();

    private final Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;
    private volatile boolean closed;

    // ---- on the reader's thread
    private long watchedNanos = System.nanoTime();
    private boolean wasConnected = true;

    /** @param starts every partition to follow, with the offset to start from */
    public TailReader(
            KafkaSettings settings,
            Map<TopicPartition, Long> starts,
            Map<String, Consumer<ConsumerRecord<String, byte[]>>> handlers) {
        this.settings = settings;
        this.handlers = Map.copyOf(handlers);
        this.positions.putAll(starts);
        this.thread = Thread.ofPlatform().name("kafka-read").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Follows more partitions, from their beginning: they are new. Any thread. */
    public void follow(List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions)
            if (positions.putIfAbsent(partition, 0L) == null) added.add(partition);
    }

    /** Runs an action once everything before an offset has been handled: on the reader's thread, or at once if it has been already. */
    public void whenReached(TopicPartition partition, long offset, Runnable action) {
        Waiter waiter = new Waiter(partition, offset, action);
        if (isReached(waiter)) action.run();
        else waiters.add(waiter);
    }

    /** A metric of the Kafka client over all partitions or brokers; negative when there is no value yet. Any thread. */
    public long clientMetric(String name) {
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer == null) return -1;
        for (Map.Entry<MetricName, ? extends Metric> metric : consumer.metrics().entrySet()) {
            if (!metric.getKey().name().equals(name) || metric.getKey().tags().size() != 1) continue;
            return metric.getValue().metricValue() instanceof Double value && value >= 0 ? Math.round(value) : -1;
        }
        return -1;
    }

    /** Whether a broker is connected, as far as this client knows. */
    public boolean isConnected() {
        return clientMetric("connection-count") != 0;
    }

    private boolean isReached(Waiter waiter) {
        return positions.getOrDefault(waiter.partition(), 0L) >= waiter.offset();
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings.tailReader())) {
                current = consumer;
                consumer.assign(Set.copyOf(positions.keySet()));
                for (TopicPartition partition : consumer.assignment())
                    consumer.seek(partition, positions.getOrDefault(partition, 0L));
                while (!closed) {
                    assignAdded(consumer);
                    handle(consumer.poll(POLL), consumer);
                    release();
                    watch();
                }
            } catch (RuntimeException | Error failed) {
                // All boards wait for this thread, so it never ends by itself.
                LOG.error("kafka-read-failed", failed);
                pause();
            }
        }
    }

    private void assignAdded(KafkaConsumer<String, byte[]> consumer) {
        if (added.isEmpty()) return;
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        List<TopicPartition> fresh = new ArrayList<>();
        for (TopicPartition partition = added.poll(); partition != null; partition = added.poll())
            if (all.add(partition)) fresh.add(partition);
        consumer.assign(all);
        for (TopicPartition partition : fresh) consumer.seek(partition, positions.getOrDefault(partition, 0L));
    }

    private void handle(ConsumerRecords<String, byte[]> records, KafkaConsumer<String, byte[]> consumer) {
        for (TopicPartition partition : records.partitions()) {
            Consumer<ConsumerRecord<String, byte[]>> handler = handlers.get(partition.topic());
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                if (handler != null && record.key() != null) handler.accept(record);
            }
            positions.put(partition, consumer.position(partition));
        }
    }

    /** Logs once when Kafka is lost, and once when it is back. */
    private void watch() {
        long now = System.nanoTime();
        if (now - watchedNanos < WATCH_NANOS) return;
        watchedNanos = now;
        boolean connected = isConnected();
        if (connected == wasConnected) return;
        wasConnected = connected;
        if (connected) LOG.info("kafka-back");
        else
            LOG.atWarn()
                    .addKeyValue("hint", "clients keep what they draw and send it when Kafka is back")
                    .log("kafka-lost");
    }

    private void release() {
        if (waiters.isEmpty()) return;
        List<Runnable> due = new ArrayList<>();
        for (Iterator<Waiter> i = waiters.iterator(); i.hasNext(); ) {
            Waiter waiter = i.next();
            if (!isReached(waiter)) continue;
            i.remove();
            due.add(waiter.action());
        }
        due.forEach(Runnable::run);
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
