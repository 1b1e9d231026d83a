package org.bunpil.relay.log.kafka.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.jspecify.annotations.Nullable;

/** The directory topic, kept in memory. */
public final class KafkaDirectory implements Directory {
    private static final TopicPartition TOPIC = new TopicPartition(Topics.DIRECTORY, 0);
    private static final long ANSWER_MILLIS = 20_000;

    private final CompletableFuture<KafkaConnection> connection;
    private final Map<String, DirectoryRecord.BoardCreated> boards = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> boardsByCode = new ConcurrentHashMap<>();
    private final Map<String, DirectoryRecord.SnapshotStored> snapshots = new ConcurrentHashMap<>();
    private final Map<String, DirectoryRecord.AssetStored> assets = new ConcurrentHashMap<>();
    private final Map<String, Long> assetBytes = new ConcurrentHashMap<>();
    private final Map<Integer, DirectoryRecord.Checkpoint> checkpoints = new ConcurrentHashMap<>();
    /** Boards whose newest snapshot entry was overwritten with an older one: topic compaction would keep the older one. */
    private final Set<String> overwritten = ConcurrentHashMap.newKeySet();
    /** Partitions of the ops topic that have lost records. */
    private volatile Set<Integer> lost = Set.of();

    public KafkaDirectory(CompletableFuture<KafkaConnection> connection) {
        this.connection = connection;
    }

    /** Handles a record. On the tail reader's thread, in the topic's order. */
    public void read(ConsumerRecord<String, byte[]> record) {
        switch (DirectoryRecord.read(record.key(), record.value())) {
            case DirectoryRecord.BoardCreated created -> {
                if (boards.putIfAbsent(created.board(), created) == null && !codes.containsKey(created.board())) {
                    code(created.board(), created.code());
                }
            }
            case DirectoryRecord.JoinCodeChanged changed -> code(changed.board(), changed.code());
            case DirectoryRecord.SnapshotStored stored -> stored(stored);
            case DirectoryRecord.Checkpoint point ->
                checkpoints.merge(point.partition(), point, (old, next) -> next.offset() < old.offset() ? old : next);
            case DirectoryRecord.AssetStored asset -> {
                // Two relays may have stored it at the same time: it counts towards the board of the first record.
                if (assets.put(asset.id(), asset) == null)
                    assetBytes.merge(asset.board(), (long) asset.bytes(), Long::sum);
            }
            case null -> {}
        }
    }

    private void stored(DirectoryRecord.SnapshotStored stored) {
        DirectoryRecord.SnapshotStored old = snapshots.get(stored.board());
        if (old != null && old.current().position() > stored.current().position()) {
            if (!old.refersTo(stored.current())) drop(stored, stored.current());
            overwritten.add(stored.board());
            return;
        }
        snapshots.put(stored.board(), stored);
        overwritten.remove(stored.board());
        if (old == null) return;
        for (SnapshotRef ref : old.refs()) if (!stored.refersTo(ref)) drop(stored, ref);
    }

    /** Deletes the parts of a snapshot that nothing refers to any more. Done only by the relay whose entry replaced it. */
    private void drop(DirectoryRecord.SnapshotStored by, SnapshotRef ref) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka != null && kafka.snapshots().wrote(by.current()))
            kafka.snapshots().drop(by.board(), ref);
    }

    private void code(String board, String code) {
        String old = codes.put(board, code);
        if (old != null) boardsByCode.remove(old, board);
        if (!code.isEmpty()) boardsByCode.put(code, board);
    }

    public DirectoryRecord.@Nullable BoardCreated created(String board) {
        return boards.get(board);
    }

    public DirectoryRecord.@Nullable SnapshotStored snapshot(String board) {
        return snapshots.get(board);
    }

    /** Where a picture is stored. Completes empty only after the directory has been read to its end. */
    CompletableFuture<Optional<DirectoryRecord.AssetStored>> asset(String id) {
        return find(() -> Optional.ofNullable(assets.get(id)));
    }

    /** Bytes of the pictures that count towards a board, as far as the directory has been read. */
    long assetBytes(String board) {
        return assetBytes.getOrDefault(board, 0L);
    }

    /** How far the snapshots of a partition's boards reach; null: not known. Must be called before {@link #snapshot}. */
    public DirectoryRecord.@Nullable Checkpoint checkpoint(int partition) {
        return checkpoints.get(partition);
    }

    /** How far each partition of the ops topic reaches at least, by what refers to its records. */
    public Map<Integer, Long> opsEnds() {
        Map<Integer, Long> ends = new HashMap<>();
        boards.values().forEach(created -> {
            DirectoryRecord.SnapshotStored stored = snapshots.get(created.board());
            long end = stored == null ? 0 : stored.current().position() + 1;
            ends.merge(created.partition(), Math.max(created.from(), end), Math::max);
        });
        checkpoints.values().forEach(point -> ends.merge(point.partition(), point.offset(), Math::max));
        return ends;
    }

    /** Boards in these partitions take nothing more. */
    public void lost(Set<Integer> partitions) {
        lost = Set.copyOf(partitions);
    }

    /** Whether a partition of the ops topic has lost records. */
    public boolean hasLost(int partition) {
        return lost.contains(partition);
    }

    /** The newest entries that were overwritten in the topic by older ones; each is returned once. */
    public List<DirectoryRecord.SnapshotStored> overwritten(IntPredicate ofPartition) {
        List<DirectoryRecord.SnapshotStored> all = new ArrayList<>();
        overwritten.removeIf(board -> {
            DirectoryRecord.BoardCreated created = boards.get(board);
            DirectoryRecord.SnapshotStored stored = snapshots.get(board);
            if (created == null || stored == null || !ofPartition.test(created.partition())) return false;
            return all.add(stored);
        });
        return all;
    }

    /** Completes when everything that is in the topic now has been read. */
    public CompletableFuture<Void> readToEnd() {
        KafkaConnection kafka = connection.getNow(null);
        return kafka == null ? unavailable() : kafka.endOffsets().of(TOPIC).thenCompose(end -> reached(kafka, end));
    }

    @Override
    public CompletableFuture<Optional<BoardEntry>> board(String id) {
        return find(() -> entry(id));
    }

    @Override
    public CompletableFuture<Optional<BoardEntry>> byCode(String code) {
        return find(() -> {
            String board = boardsByCode.get(code);
            return board == null ? Optional.empty() : entry(board);
        });
    }

    private Optional<BoardEntry> entry(String id) {
        DirectoryRecord.BoardCreated created = boards.get(id);
        if (created == null) return Optional.empty();
        return Optional.of(new BoardEntry(id, created.title(), created.owner(), codes.getOrDefault(id, "")));
    }

    private <T> CompletableFuture<Optional<T>> find(Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        if (found.isPresent()) return CompletableFuture.completedFuture(found);
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return unavailable();
        return kafka.endOffsets()
                .of(TOPIC)
                .thenCompose(end -> reached(kafka, end))
                .thenApply(done -> look.get());
    }

    @Override
    public CompletableFuture<BoardEntry> create(BoardEntry entry) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return unavailable();
        TopicPartition ops = kafka.opsPartition(entry.id());
        if (hasLost(ops.partition())) return unavailable();
        // The end of the ops topic is read first, then the directory to its end. If the board is not in it, it has no
        // record before that ops offset. This valid for each entry when several relays create the board at once.
        return kafka.endOffsets()
                .of(ops)
                .thenCompose(end -> board(entry.id())
                        .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                                .orElseGet(() -> put(new DirectoryRecord.BoardCreated(
                                                entry.id(),
                                                entry.title(),
                                                entry.owner(),
                                                entry.code(),
                                                ops.partition(),
                                                end))
                                        .thenCompose(done -> settled(entry)))));
    }

    /** The first entry of a board counts, but topic compaction keeps the last: the relay that came second writes the first entry again. */
    private CompletableFuture<BoardEntry> settled(BoardEntry mine) {
        DirectoryRecord.BoardCreated created = boards.get(mine.id());
        BoardEntry valid = entry(mine.id()).orElse(mine);
        if (created == null
                || (created.owner().equals(mine.owner()) && created.code().equals(mine.code()))) {
            return CompletableFuture.completedFuture(valid);
        }
        return put(created).thenApply(done -> valid);
    }

    @Override
    public CompletableFuture<Void> setCode(String board, String code) {
        return put(new DirectoryRecord.JoinCodeChanged(board, code));
    }

    /** Completes once the record is durable and has been read back. */
    public CompletableFuture<Void> put(DirectoryRecord record) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return unavailable();
        CompletableFuture<Long> offset = new CompletableFuture<>();
        kafka.appender()
                .append(new ProducerRecord<>(Topics.DIRECTORY, 0, record.key(), record.value()), new AppendCallback() {
                    @Override
                    public void onDurable(Position position) {
                        offset.complete(position.value());
                    }

                    @Override
                    public void onFailed(ErrorCode code) {
                        offset.completeExceptionally(new LogUnavailableException(code.text()));
                    }
                });
        return offset.thenCompose(at -> reached(kafka, at + 1));
    }

    private static CompletableFuture<Void> reached(KafkaConnection kafka, long end) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        kafka.tailReader().whenReached(TOPIC, end, () -> reached.complete(null));
        return reached.orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionallyCompose(late ->
                        late instanceof TimeoutException ? unavailable() : CompletableFuture.failedFuture(late));
    }

    private static <T> CompletableFuture<T> unavailable() {
        return CompletableFuture.failedFuture(new LogUnavailableException("Kafka is unavailable"));
    }
}
