package org.bunpil.relay.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.kafka.client.EndOffsets;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.client.RangeReader;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.client.TailReader;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.store.KafkaDirectory;
import org.bunpil.relay.log.kafka.store.KafkaSnapshots;
import org.bunpil.relay.log.kafka.topic.TopicFindings;
import org.bunpil.relay.log.kafka.topic.TopicMonitor;
import org.bunpil.relay.log.kafka.topic.TopicState;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.bunpil.relay.log.kafka.topic.WrongTopicException;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.ops.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to reach Kafka until it succeeds, then starts everything that needs it. An obstacle is logged once, not at every attempt. */
final class KafkaBootstrap implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaBootstrap.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 1_000;

    private final KafkaSettings settings;
    private final CompletableFuture<KafkaConnection> connection;
    private final KafkaDirectory directory;
    private final Consumer<ConsumerRecord<String, byte[]>> live;
    private final Map<String, Consumer<ConsumerRecord<String, byte[]>>> handlers;
    private final Metrics metrics;
    private final Thread thread;
    private volatile boolean closed;
    /** Why there is no connection yet: a sentence. */
    private volatile String reason;

    private volatile TopicFindings findings = TopicFindings.NONE;
    private volatile @Nullable WriteProbe probe;

    KafkaBootstrap(
            KafkaSettings settings,
            CompletableFuture<KafkaConnection> connection,
            KafkaDirectory directory,
            Consumer<ConsumerRecord<String, byte[]>> ops,
            Consumer<ConsumerRecord<String, byte[]>> live,
            Metrics metrics) {
        this.metrics = metrics;
        this.settings = settings;
        this.connection = connection;
        this.directory = directory;
        this.reason = "Kafka at " + settings.brokers() + " has not answered yet.";
        this.live = live;
        this.handlers = Map.of(
                Topics.OPS, withValue(ops), Topics.LIVE, withValue(this::readLive), Topics.DIRECTORY, directory::read);
        this.thread = Thread.ofPlatform().name("kafka-connect").daemon().unstarted(this::run);
    }

    /** In the directory a record without a value deletes; elsewhere it says nothing. */
    private static Consumer<ConsumerRecord<String, byte[]>> withValue(Consumer<ConsumerRecord<String, byte[]>> to) {
        return record -> {
            if (record.value() != null) to.accept(record);
        };
    }

    void start() {
        thread.start();
    }

    /** Why there is no connection yet: a sentence. */
    String reason() {
        return reason;
    }

    /** Why what is written does not come back: a sentence, or "". */
    String writeFailure() {
        WriteProbe started = probe;
        return started == null ? "" : started.failure();
    }

    /** On the tail reader's thread. */
    private void readLive(ConsumerRecord<String, byte[]> record) {
        WriteProbe started = probe;
        if (started != null) started.read(record);
        live.accept(record);
    }

    /** Why the topics could not be used at the last attempt. */
    TopicFindings findings() {
        return findings;
    }

    private void run() {
        String lastReason = "";
        try {
            while (!closed) {
                String failure;
                try {
                    failure = connect();
                } catch (RuntimeException | Error bug) {
                    // Without this thread there would never be a connection.
                    LOG.error("kafka-connect-failed", bug);
                    failure = "Connecting to Kafka failed: " + bug + ".";
                }
                reason = failure;
                if (failure.isEmpty()) {
                    LOG.atInfo().addKeyValue("brokers", settings.brokers()).log("kafka-connected");
                    return;
                }
                if (!failure.equals(lastReason)) LOG.warn("{}", failure);
                lastReason = failure;
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return "" once everything is running, or a sentence that names the obstacle */
    private String connect() throws InterruptedException {
        Admin admin = null;
        try {
            admin = Admin.create(settings.admin());
            TopicState topics = Topics.ensure(admin, settings.brokerCount());
            findings = TopicFindings.NONE;
            EndOffsets endOffsets = new EndOffsets(admin);
            Map<TopicPartition, Long> starts = new HashMap<>(endOffsets.ofAll(followed(topics)));
            TopicPartition directoryTopic = new TopicPartition(Topics.DIRECTORY, 0);
            long directoryEnd = endOffsets.ofAll(List.of(directoryTopic)).getOrDefault(directoryTopic, 0L);
            // The directory is read from its beginning, the other topics from their current end.
            starts.put(directoryTopic, 0L);
            TailReader tailReader = new TailReader(settings, starts, handlers);
            WriteProbe started = new WriteProbe(settings.relay(), topics, System::nanoTime);
            probe = started;
            RecordAppender bulkAppender = new RecordAppender(settings, metrics, Timer.KAFKA_STORE, started);
            RangeReader rangeReader = new RangeReader(settings);
            TopicMonitor monitor =
                    new TopicMonitor(admin, topics, tailReader::follow, new LostRecordsCheck(directory, endOffsets));
            KafkaConnection kafka = new KafkaConnection(
                    admin,
                    endOffsets,
                    tailReader,
                    new RecordAppender(settings, metrics, Timer.KAFKA_PRODUCE, started),
                    rangeReader,
                    new RangeReader(settings),
                    directory,
                    bulkAppender,
                    new KafkaSnapshots(
                            settings.relay(), bulkAppender, directory, () -> topics.partitions(Topics.SNAPSHOTS)),
                    topics,
                    monitor);
            tailReader.start();
            warm(kafka);
            awaitDirectory(tailReader, directoryTopic, directoryEnd);
            monitor.check();
            monitor.start();
            started.start(kafka);
            metrics.observe(Gauge.KAFKA_PARTITIONS, () -> topics.partitions(Topics.OPS));
            metrics.observe(Gauge.KAFKA_WAITING_BYTES, kafka.appender()::waitingBytes);
            metrics.observe(Gauge.KAFKA_READ_LAG, () -> Math.max(0, tailReader.clientMetric("records-lag-max")));
            metrics.observe(Gauge.KAFKA_FETCH_MILLIS, () -> Math.max(0, tailReader.clientMetric("fetch-latency-avg")));
            if (!connection.complete(kafka)) kafka.close();
            return "";
        } catch (ExecutionException | KafkaException | WrongTopicException failed) {
            LOG.atDebug().addKeyValue("reason", failed).log("kafka-away");
            if (admin != null) admin.close(Duration.ZERO);
            String text = failureText(failed);
            findings = failed instanceof WrongTopicException
                    ? new TopicFindings(List.of(text), List.of())
                    : TopicFindings.NONE;
            return text;
        }
    }

    /** Waits until the directory is known: only then can be told whether the topics fit together. */
    private void awaitDirectory(TailReader tailReader, TopicPartition topic, long end) throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        tailReader.whenReached(topic, end, read::countDown);
        while (!closed && !read.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.atDebug().addKeyValue("end", end).log("kafka-directory-read");
        }
    }

    /** Makes the first calls now, which load classes and look up metadata. Otherwise the first member to join would wait for that. */
    private static void warm(KafkaConnection kafka) throws InterruptedException {
        try {
            TopicPartition last = new TopicPartition(Topics.OPS, kafka.topics().partitions(Topics.OPS) - 1);
            long end = kafka.rangeReader().scan(last, Long.MAX_VALUE, record -> false);
            LOG.atDebug()
                    .addKeyValue("partition", last.partition())
                    .addKeyValue("end", end)
                    .log("kafka-warm");
            kafka.appender().fetchMetadata(Topics.OPS);
        } catch (KafkaException | LogUnavailableException unavailable) {
            // Not an error: the first join is only slower.
            LOG.atDebug().addKeyValue("reason", unavailable).log("kafka-not-warm");
        }
    }

    private String failureText(Exception failed) {
        if (failed instanceof WrongTopicException wrong) return String.valueOf(wrong.getMessage());
        Throwable cause =
                failed instanceof ExecutionException && failed.getCause() != null ? failed.getCause() : failed;
        String what = switch (cause) {
            case AuthenticationException refused ->
                " refuses this relay's login (" + refused.getMessage() + "): check the name, password and"
                        + " certificates in --kafka-config.";
            case AuthorizationException refused ->
                " does not give this relay the rights it needs (" + refused.getMessage()
                        + "): docs/relay.md lists them.";
            case UnknownTopicOrPartitionException notReady -> " is still creating its topics.";
            default -> " cannot be reached.";
        };
        return "Kafka at " + settings.brokers() + what
                + " The relay keeps trying; until then it asks clients to try again later.";
    }

    private static List<TopicPartition> followed(TopicState topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(Topics.OPS, Topics.LIVE)) {
            for (int i = 0; i < topics.partitions(topic); i++) all.add(new TopicPartition(topic, i));
        }
        return all;
    }

    @Override
    public void close() {
        closed = true;
        WriteProbe started = probe;
        if (started != null) started.close();
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
