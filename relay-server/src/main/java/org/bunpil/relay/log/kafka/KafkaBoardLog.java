package org.bunpil.relay.log.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.CatchUpDelivery;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.snapshot.PartitionBuffer;
import org.bunpil.relay.log.kafka.snapshot.SnapshotCompactor;
import org.bunpil.relay.log.kafka.snapshot.SnapshotPolicy;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.log.kafka.store.KafkaAssets;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.store.KafkaDirectory;
import org.bunpil.relay.log.kafka.topic.TopicFindings;
import org.bunpil.relay.ops.Gauge;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** Boards in Kafka, shared by any number of relays. Positions are offsets in the board's partition. */
public final class KafkaBoardLog implements BoardLog {
    static final String RELAY = "relay";
    private static final String CLIENT = "client";
    private static final String K = "k";
    private static final String USER = "user";

    private final KafkaSettings settings;
    private final Metrics metrics;
    private final String relay;
    private final CompletableFuture<KafkaConnection> connection = new CompletableFuture<>();
    private final KafkaDirectory directory = new KafkaDirectory(connection);
    private final KafkaAssets assets = new KafkaAssets(connection);
    private final KafkaAdministration administration = new KafkaAdministration(connection, directory);
    private final KafkaPresenceChannel presenceChannel;
    private final KafkaBootstrap bootstrap;
    private final Map<String, List<CatchUpDelivery>> subscriptions = new ConcurrentHashMap<>();

    private volatile boolean writesSnapshots;
    private volatile @Nullable SnapshotCompactor compactor;

    private KafkaBoardLog(KafkaSettings settings, Metrics metrics) {
        this.metrics = metrics;
        this.settings = settings;
        this.relay = settings.relay();
        this.presenceChannel = new KafkaPresenceChannel(relay, connection);
        this.bootstrap =
                new KafkaBootstrap(settings, connection, directory, this::arrived, presenceChannel::read, metrics);
        metrics.observe(Gauge.KAFKA_TOPICS_REFUSED, () -> findings().refused().size());
        metrics.observe(Gauge.KAFKA_TOPIC_WARNINGS, () -> findings().warnings().size());
    }

    private TopicFindings findings() {
        KafkaConnection kafka = connection.getNow(null);
        return kafka == null ? bootstrap.findings() : kafka.topics().findings();
    }

    /** Starts connecting in the background and retries until it succeeds. Until then every call reports that the log is unavailable. */
    public static KafkaBoardLog open(KafkaSettings settings) {
        return open(settings, new Metrics());
    }

    /** @param metrics gets the Kafka clients' measurements */
    public static KafkaBoardLog open(KafkaSettings settings, Metrics metrics) {
        KafkaBoardLog log = new KafkaBoardLog(settings, metrics);
        log.bootstrap.start();
        return log;
    }

    @Override
    public void append(String board, LogRecord record, @Nullable String user, AppendCallback callback) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) {
            callback.onFailed(ErrorCode.UNAVAILABLE);
            return;
        }
        TopicPartition partition = kafka.opsPartition(board);
        if (directory.hasLost(partition.partition())) {
            callback.onFailed(ErrorCode.UNAVAILABLE);
            return;
        }
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                partition.topic(), partition.partition(), board, bytes(WireCodec.writeRecord(record)));
        message.headers().add(RELAY, bytes(relay));
        if (!record.client().isEmpty()) {
            message.headers().add(CLIENT, bytes(record.client()));
            message.headers().add(K, bytes(Long.toString(record.k())));
        }
        if (user != null) message.headers().add(USER, bytes(user));
        kafka.appender().append(message, callback);
    }

    @Override
    public Subscription subscribe(String board, Position after, Subscriber subscriber) {
        CatchUpDelivery delivery = new CatchUpDelivery(after, subscriber, (from, to) -> history(board, from, to));
        subscriptions.computeIfAbsent(board, b -> new CopyOnWriteArrayList<>()).add(delivery);
        // History is read up to the partition's end at that time; the tail reader delivers everything after it.
        CompletableFuture<?> _ = connection.thenAccept(kafka -> delivery.start(Position.START));
        return new Subscription() {
            @Override
            public void readEnd(long token) {
                // The directory can answer a moment before the connection is complete, so wait for it.
                CompletableFuture<?> _ = connection.thenAccept(kafka -> barrier(kafka, board, delivery, token));
            }

            @Override
            public void close() {
                delivery.close();
                subscriptions.computeIfPresent(board, (b, all) -> {
                    all.remove(delivery);
                    return all.isEmpty() ? null : all;
                });
            }
        };
    }

    private static void barrier(KafkaConnection kafka, String board, CatchUpDelivery delivery, long token) {
        TopicPartition partition = kafka.opsPartition(board);
        CompletableFuture<?> _ = kafka.endOffsets().of(partition).thenAccept(end -> {
            Position last = new Position(end - 1);
            delivery.barrier(last, token);
            kafka.tailReader().whenReached(partition, end, () -> delivery.passed(last));
        });
    }

    private Position history(String board, Position after, CatchUpDelivery.EntrySink to)
            throws InterruptedException, LogUnavailableException {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) throw new LogUnavailableException("Kafka is unavailable");
        TopicPartition partition = kafka.opsPartition(board);
        long end = kafka.rangeReader().scan(partition, kafka.startOffset(board, after), record -> {
            boolean ours = board.equals(record.key()) && record.value() != null;
            return !ours || to.take(PartitionBuffer.entry(record));
        });
        return new Position(end - 1);
    }

    /** On the tail reader's thread. */
    private void arrived(ConsumerRecord<String, byte[]> record) {
        List<CatchUpDelivery> to = subscriptions.get(record.key());
        if (to == null) return;
        LogEntry entry = PartitionBuffer.entry(record);
        for (CatchUpDelivery delivery : to) delivery.arrived(entry);
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot(String board) throws LogUnavailableException {
        try {
            KafkaConnection kafka = connected();
            return kafka.snapshots().latestToOpen(kafka.rangeReader(), board, System.currentTimeMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", stop);
        }
    }

    @Override
    public void putSnapshot(String board, StoredSnapshot snapshot) throws LogUnavailableException {
        try {
            KafkaConnection kafka = connected();
            DirectoryRecord.SnapshotStored old = kafka.directory().snapshot(board);
            // The best bound that is known without reading the log.
            long next = old == null ? 0 : old.current().position() + 1;
            kafka.snapshots().put(board, snapshot.position().value(), 0, snapshot.body(), next);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", stop);
        }
    }

    /** From now on the log itself writes snapshots of changed boards, as soon as Kafka is connected. */
    public KafkaBoardLog writeSnapshots(SnapshotPolicy policy) {
        writesSnapshots = true;
        CompletableFuture<?> _ = connection.thenAccept(kafka -> {
            SnapshotCompactor started = new SnapshotCompactor(settings, kafka, policy, metrics);
            compactor = started;
            started.start();
        });
        return this;
    }

    @Override
    public boolean writesSnapshots() {
        return writesSnapshots;
    }

    KafkaConnection connected() throws LogUnavailableException {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) throw new LogUnavailableException("Kafka is unavailable");
        return kafka;
    }

    @Override
    public String failure() {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return bootstrap.reason();
        if (kafka.topics().isRefused())
            return String.join(" ", kafka.topics().findings().refused());
        return kafka.tailReader().isConnected()
                ? bootstrap.writeFailure()
                : "No broker of " + settings.brokers() + " is connected.";
    }

    @Override
    public List<String> warnings() {
        return findings().warnings();
    }

    /** Compares the topics with what this relay believes about them, as it does by itself every minute. Blocks. */
    public void checkTopics() throws InterruptedException, LogUnavailableException {
        connected().monitor().check();
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public PresenceChannel presenceChannel() {
        return presenceChannel;
    }

    @Override
    public AssetStore assets() {
        return assets;
    }

    @Override
    public BoardAdministration administration() {
        return administration;
    }

    @Override
    public void close() {
        bootstrap.close();
        presenceChannel.leave();
        SnapshotCompactor started = compactor;
        if (started != null) started.close();
        KafkaConnection kafka = connection.getNow(null);
        if (kafka != null) kafka.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
