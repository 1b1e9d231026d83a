package org.bunpil.relay.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to reach Kafka until it can, then starts everything that needs it. Says so once, not at every try. */
final class Connector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final long AGAIN_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 1_000;

    private final KafkaSettings settings;
    private final CompletableFuture<Running> running;
    private final KafkaDirectory directory;
    private final Map<String, Consumer<ConsumerRecord<String, byte[]>>> handlers;
    private final Thread thread;
    private volatile boolean closed;

    Connector(
            KafkaSettings settings,
            CompletableFuture<Running> running,
            KafkaDirectory directory,
            Consumer<ConsumerRecord<String, byte[]>> ops,
            Consumer<ConsumerRecord<String, byte[]>> live) {
        this.settings = settings;
        this.running = running;
        this.directory = directory;
        this.handlers = Map.of(Topics.OPS, ops, Topics.LIVE, live, Topics.DIRECTORY, directory::read);
        this.thread = Thread.ofPlatform().name("kafka-connect").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean told = false;
        try {
            while (!closed) {
                if (connected()) {
                    LOG.info("event=kafka-connected brokers={}", settings.brokers());
                    return;
                }
                if (!told) {
                    LOG.warn(
                            "Kafka at {} cannot be reached. The relay goes on trying; until then it tells clients to come again.",
                            settings.brokers());
                    told = true;
                }
                Thread.sleep(AGAIN_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connected() throws InterruptedException {
        Admin admin = null;
        try {
            admin = Admin.create(settings.admin());
            Map<String, Integer> partitions = Topics.ensure(admin);
            Ends ends = new Ends(admin);
            Map<TopicPartition, Long> starts = new HashMap<>(ends.ofAll(followed(partitions)));
            // The directory is read as a whole, the others from now on.
            starts.put(new TopicPartition(Topics.DIRECTORY, 0), 0L);
            Reader reader = new Reader(settings, starts, handlers);
            Running kafka = new Running(
                    admin,
                    ends,
                    reader,
                    new Appender(settings),
                    new Scanner(settings),
                    directory,
                    partitions.getOrDefault(Topics.OPS, 1),
                    partitions.getOrDefault(Topics.SNAPSHOTS, 1),
                    partitions.getOrDefault(Topics.ASSETS, 1),
                    partitions.getOrDefault(Topics.LIVE, 1));
            reader.start();
            if (!running.complete(kafka)) kafka.close();
            return true;
        } catch (ExecutionException | KafkaException away) {
            LOG.debug("event=kafka-away reason=\"{}\"", away.toString());
            if (admin != null) admin.close(Duration.ZERO);
            return false;
        }
    }

    private static List<TopicPartition> followed(Map<String, Integer> partitions) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(Topics.OPS, Topics.LIVE)) {
            for (int i = 0; i < partitions.getOrDefault(topic, 0); i++) all.add(new TopicPartition(topic, i));
        }
        return all;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
