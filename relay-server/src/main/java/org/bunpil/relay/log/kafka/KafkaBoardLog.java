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
import org.bunpil.model.Code;
import org.bunpil.op.LogRecord;
import org.bunpil.relay.log.Assets;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Handover;
import org.bunpil.relay.log.Live;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.Subscription;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.wire.Frames;
import org.jspecify.annotations.Nullable;

/** Boards in Kafka, for any number of relays. Positions are offsets in the board's partition. */
public final class KafkaBoardLog implements BoardLog {
    static final String RELAY = "relay";
    private static final String CLIENT = "client";
    private static final String K = "k";
    private static final String USER = "user";

    private final KafkaSettings settings;
    private final Metrics metrics;
    private final String relay;
    private final CompletableFuture<Running> running = new CompletableFuture<>();
    private final KafkaDirectory directory = new KafkaDirectory(running);
    private final KafkaAssets assets = new KafkaAssets(running);
    private final KafkaLive live;
    private final Connector connector;
    private final Map<String, List<Handover>> subscriptions = new ConcurrentHashMap<>();

    private volatile boolean keeps;
    private volatile @Nullable KafkaKeeper keeper;

    private KafkaBoardLog(KafkaSettings settings, Metrics metrics) {
        this.metrics = metrics;
        this.settings = settings;
        this.relay = settings.relay();
        this.live = new KafkaLive(relay, running);
        this.connector = new Connector(settings, running, directory, this::arrived, live::read, metrics);
    }

    /** Begins to connect in the background, for as long as it takes; until then everything is unavailable. */
    public static KafkaBoardLog open(KafkaSettings settings) {
        return open(settings, new Metrics());
    }

    /** @param metrics where it shows how Kafka is doing */
    public static KafkaBoardLog open(KafkaSettings settings, Metrics metrics) {
        KafkaBoardLog log = new KafkaBoardLog(settings, metrics);
        log.connector.start();
        return log;
    }

    @Override
    public void append(String board, LogRecord record, @Nullable String user, Receipt receipt) {
        Running kafka = running.getNow(null);
        if (kafka == null) {
            receipt.lost(Code.UNAVAILABLE);
            return;
        }
        TopicPartition partition = kafka.opsPartition(board);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(partition.topic(), partition.partition(), board, bytes(Frames.record(record)));
        message.headers().add(RELAY, bytes(relay));
        if (!record.client().isEmpty()) {
            message.headers().add(CLIENT, bytes(record.client()));
            message.headers().add(K, bytes(Long.toString(record.k())));
        }
        if (user != null) message.headers().add(USER, bytes(user));
        kafka.appender().append(message, receipt);
    }

    @Override
    public Subscription subscribe(String board, Position after, Subscriber subscriber) {
        Handover handover = new Handover(after, subscriber, (from, to) -> history(board, from, to));
        subscriptions.computeIfAbsent(board, b -> new CopyOnWriteArrayList<>()).add(handover);
        // History reads to the end that it finds, and the reader tells of everything after that.
        CompletableFuture<?> _ = running.thenAccept(kafka -> handover.start(Position.START));
        return new Subscription() {
            @Override
            public void readEnd(long token) {
                // Who found the board in the directory may ask a moment before all else is ready.
                CompletableFuture<?> _ = running.thenAccept(kafka -> barrier(kafka, board, handover, token));
            }

            @Override
            public void close() {
                handover.close();
                subscriptions.computeIfPresent(board, (b, all) -> {
                    all.remove(handover);
                    return all.isEmpty() ? null : all;
                });
            }
        };
    }

    private static void barrier(Running kafka, String board, Handover handover, long token) {
        TopicPartition partition = kafka.opsPartition(board);
        CompletableFuture<?> _ = kafka.ends().of(partition).thenAccept(end -> {
            Position last = new Position(end - 1);
            handover.barrier(last, token);
            kafka.reader().whenReached(partition, end, () -> handover.passed(last));
        });
    }

    private Position history(String board, Position after, Handover.Reader to)
            throws InterruptedException, LogUnavailableException {
        Running kafka = running.getNow(null);
        if (kafka == null) throw new LogUnavailableException("Kafka is away");
        TopicPartition partition = kafka.opsPartition(board);
        long end = kafka.scanner().scan(partition, kafka.from(board, after), record -> {
            boolean ours = board.equals(record.key()) && record.value() != null;
            return !ours || to.take(Chunk.entry(record));
        });
        return new Position(end - 1);
    }

    /** On the reading thread. */
    private void arrived(ConsumerRecord<String, byte[]> record) {
        List<Handover> to = subscriptions.get(record.key());
        if (to == null) return;
        Entry entry = Chunk.entry(record);
        for (Handover handover : to) handover.arrived(entry);
    }

    @Override
    public Optional<StoredSnapshot> latestSnapshot(String board) throws LogUnavailableException {
        try {
            return connected().snapshots().toOpen(board, System.currentTimeMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", stop);
        }
    }

    @Override
    public void putSnapshot(String board, StoredSnapshot snapshot) throws LogUnavailableException {
        try {
            Running kafka = connected();
            DirectoryRecord.Stored old = kafka.directory().snapshot(board);
            // What is known without having read the log.
            long next = old == null ? 0 : old.current().position() + 1;
            kafka.snapshots().put(board, snapshot.position().value(), 0, snapshot.body(), next);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", stop);
        }
    }

    /** Begins to store the boards that change, by itself, once Kafka is there. */
    public KafkaBoardLog keep(Keeping keeping) {
        keeps = true;
        CompletableFuture<?> _ = running.thenAccept(kafka -> {
            KafkaKeeper started = new KafkaKeeper(settings, kafka, keeping, metrics);
            keeper = started;
            started.start();
        });
        return this;
    }

    @Override
    public boolean keepsSnapshots() {
        return keeps;
    }

    Running connected() throws LogUnavailableException {
        Running kafka = running.getNow(null);
        if (kafka == null) throw new LogUnavailableException("Kafka is away");
        return kafka;
    }

    @Override
    public boolean isThere() {
        Running kafka = running.getNow(null);
        return kafka != null && kafka.reader().isConnected();
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Live live() {
        return live;
    }

    @Override
    public Assets assets() {
        return assets;
    }

    @Override
    public void close() {
        connector.close();
        KafkaKeeper started = keeper;
        if (started != null) started.close();
        Running kafka = running.getNow(null);
        if (kafka != null) kafka.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
