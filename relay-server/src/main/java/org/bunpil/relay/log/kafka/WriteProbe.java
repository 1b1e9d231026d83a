package org.bunpil.relay.log.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.client.WriteGate;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.topic.TopicState;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether what the relay writes to Kafka comes back to it (docs/decisions/0140). Every few seconds it writes a record that nobody
 * else heeds, by the same threads as boards' records. Any thread.
 */
final class WriteProbe implements WriteGate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);
    /** Key and value of the record; other relays learn from it that this one runs (docs/decisions/0130). No board has the key. */
    private static final String KEY = "*probe";

    private static final byte[] PROBE = "{\"t\":\"probe\"}".getBytes(StandardCharsets.UTF_8);
    private static final String NUMBER = "probe";
    private static final long INTERVAL_MILLIS = 5_000;
    /** How long a record may take until it has been read back. */
    static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** A partition that could not be written to the last time. */
    private record Failing(TopicPartition partition, String why) {}

    private final String relay;
    private final TopicState topics;
    private final LongSupplier nanos;
    private final AtomicLong sent = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kafka-probe").daemon().factory());
    /** When the first record was written that has not been read back; 0: all have. */
    private final AtomicLong waitingSince = new AtomicLong();

    private volatile @Nullable Failing failing;
    private volatile @Nullable KafkaConnection kafka;

    WriteProbe(String relay, TopicState topics, LongSupplier nanos) {
        this.relay = relay;
        this.topics = topics;
        this.nanos = nanos;
    }

    void start(KafkaConnection connected) {
        kafka = connected;
        Future<?> _ = timer.scheduleWithFixedDelay(this::probe, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Never throws, because the timer would not call it again. */
    private void probe() {
        try {
            KafkaConnection to = kafka;
            if (to == null || !isOpen()) return;
            Failing failed = failing;
            // Readers pass over a record without a key.
            if (failed != null)
                to.appender()
                        .append(
                                new ProducerRecord<>(
                                        failed.partition().topic(),
                                        failed.partition().partition(),
                                        null,
                                        PROBE),
                                RecordAppender.NO_CALLBACK);
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topics.LIVE, to.livePartition(KEY), KEY, PROBE);
            record.headers().add(KafkaBoardLog.RELAY, relay.getBytes(StandardCharsets.UTF_8));
            record.headers().add(NUMBER, Long.toString(sent.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
            waitingSince.compareAndSet(0, Math.max(1, nanos.getAsLong()));
            to.appender().append(record, RecordAppender.NO_CALLBACK);
        } catch (RuntimeException | Error bug) {
            LOG.error("kafka-probe-failed", bug);
        }
    }

    /** A record of presence was read. On the tail reader's thread. */
    void read(ConsumerRecord<String, byte[]> record) {
        Header number = record.headers().lastHeader(NUMBER);
        Header from = record.headers().lastHeader(KafkaBoardLog.RELAY);
        if (number == null || from == null) return;
        if (!relay.equals(new String(from.value(), StandardCharsets.UTF_8))) return;
        // A later one is on its way: since when is not known exactly, so from now on.
        boolean newest = Long.toString(sent.get()).equals(new String(number.value(), StandardCharsets.UTF_8));
        waitingSince.set(newest ? 0 : Math.max(1, nanos.getAsLong()));
    }

    @Override
    public boolean isOpen() {
        return !topics.isRefused();
    }

    @Override
    public void written(TopicPartition partition) {
        Failing last = failing;
        if (last != null && last.partition().equals(partition)) failing = null;
    }

    @Override
    public void failed(TopicPartition partition, Exception why) {
        // The others are compacted, which takes no record without a key.
        if (partition.topic().equals(Topics.OPS))
            failing = new Failing(partition, why.getClass().getSimpleName());
        KafkaConnection to = kafka;
        if (to != null) to.monitor().ask();
    }

    /** Why boards cannot be changed: a sentence, or "". */
    String failure() {
        Failing last = failing;
        if (last != null) return "The last record for " + last.partition() + " was not written: " + last.why() + ".";
        long since = waitingSince.get();
        return since == 0 || nanos.getAsLong() - since <= LIMIT_NANOS
                ? ""
                : "What this relay writes to Kafka has not come back for "
                        + TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - since) + " s.";
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
