package org.bunpil.relay.log.kafka.client;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends records from its own thread: a producer may block when it has no metadata or no room, but callers must not. */
public final class RecordAppender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordAppender.class);
    private static final int QUEUE = 8_192;
    /** Most bytes of values that may be waiting or unacknowledged. */
    private static final long BYTES = 12L << 20;

    public static final AppendCallback NO_CALLBACK = new AppendCallback() {
        @Override
        public void onDurable(Position position) {}

        @Override
        public void onFailed(ErrorCode code) {}
    };

    private static final long IDLE_MILLIS = 200;
    private static final long CLOSE_MILLIS = 2_000;

    private record Waiting(ProducerRecord<String, byte[]> record, AppendCallback callback, long since) {}

    private final Metrics metrics;
    private final Timer timer;
    private final WriteGate gate;

    private final Producer<String, byte[]> producer;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Starts a producer.
     *
     * @param timer measures the time until records are acknowledged
     */
    public RecordAppender(KafkaSettings settings, Metrics metrics, Timer timer, WriteGate gate) {
        this.metrics = metrics;
        this.timer = timer;
        this.gate = gate;
        producer = new KafkaProducer<>(settings.producer());
        thread = Thread.ofPlatform().name("kafka-append").daemon().start(this::run);
    }

    /** Appends a record. Never blocks. The callback is called on the producer's thread. */
    public void append(ProducerRecord<String, byte[]> record, AppendCallback callback) {
        int size = size(record);
        if (closing || !gate.isOpen()) {
            callback.onFailed(ErrorCode.UNAVAILABLE);
        } else if (bytes.addAndGet(size) > BYTES) {
            bytes.addAndGet(-size);
            callback.onFailed(ErrorCode.BUSY);
        } else if (!queue.offer(new Waiting(record, callback, metrics.now()))) {
            bytes.addAndGet(-size);
            callback.onFailed(ErrorCode.BUSY);
        }
    }

    /** Fetches a topic's metadata. Blocks. Throws a KafkaException when no broker can be reached. */
    public void fetchMetadata(String topic) {
        producer.partitionsFor(topic);
    }

    /** Bytes of values accepted but not acknowledged yet. */
    public long waitingBytes() {
        return bytes.get();
    }

    /** Whether there is room for records that may be dropped. */
    public boolean hasSpareCapacity() {
        return queue.size() < QUEUE / 4 && bytes.get() < BYTES / 4;
    }

    private void run() {
        try {
            while (true) {
                Waiting next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null && closing) return;
                if (next == null) continue;
                try {
                    send(next);
                } catch (RuntimeException | Error bug) {
                    // All boards wait for this thread, so it never ends by itself.
                    LOG.error("append-broken", bug);
                    next.callback().onFailed(ErrorCode.UNAVAILABLE);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Waiting waiting) {
        int size = size(waiting.record());
        if (!gate.isOpen()) {
            bytes.addAndGet(-size);
            waiting.callback().onFailed(ErrorCode.UNAVAILABLE);
            return;
        }
        try {
            Future<?> _ = producer.send(waiting.record(), (metadata, failure) -> {
                bytes.addAndGet(-size);
                if (failure == null) {
                    metrics.recordSince(timer, waiting.since());
                    gate.written(partition(waiting));
                    waiting.callback().onDurable(new Position(metadata.offset()));
                } else {
                    LOG.atDebug().addKeyValue("reason", failure).log("append-failed");
                    gate.failed(partition(waiting), failure);
                    waiting.callback().onFailed(ErrorCode.UNAVAILABLE);
                }
            });
        } catch (RuntimeException refused) {
            bytes.addAndGet(-size);
            LOG.atWarn().addKeyValue("reason", refused).log("append-refused");
            gate.failed(partition(waiting), refused);
            waiting.callback().onFailed(ErrorCode.UNAVAILABLE);
        }
    }

    private static TopicPartition partition(Waiting waiting) {
        Integer partition = waiting.record().partition();
        return new TopicPartition(waiting.record().topic(), partition == null ? 0 : partition);
    }

    private static int size(ProducerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return value == null ? 0 : value.length;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofMillis(CLOSE_MILLIS));
    }
}
