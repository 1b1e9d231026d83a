package org.bunpil.relay.log.kafka.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardAdministration.BoardUse;
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
    private final Map<String, Long> createdMillis = new ConcurrentHashMap<>();
    private final List<Consumer<String>> onDeleted = new CopyOnWriteArrayList<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> boardsByCode = new ConcurrentHashMap<>();
    private final Map<String, DirectoryRecord.SnapshotStored> snapshots = new ConcurrentHashMap<>();
    private final Map<String, DirectoryRecord.AssetStored> assets = new ConcurrentHashMap<>();
    private final Map<String, Long> assetBytes = new ConcurrentHashMap<>();
    private final Map<Integer, DirectoryRecord.Checkpoint> checkpoints = new ConcurrentHashMap<>();
    /** Boards whose newest snapshot entry was overwritten with an older one: topic compaction would keep the older one. */
    private final Set<String> overwritten = ConcurrentHashMap.newKeySet();
    /** Strangers' codes that no board has would otherwise each cost Kafka a question. */
    private final SharedAnswers ends = new SharedAnswers(this::askForEnd);

    /** Partitions of the ops topic that have lost records. */
    private volatile Set<Integer> lost = Set.of();

    public KafkaDirectory(CompletableFuture<KafkaConnection> connection) {
        this.connection = connection;
    }

    /** Handles a record. On the tail reader's thread, in the topic's order. */
    public void read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            removed(record.key());
            return;
        }
        switch (DirectoryRecord.read(record.key(), record.value())) {
            case DirectoryRecord.BoardCreated created -> {
                if (boards.putIfAbsent(created.board(), created) == null) {
                    createdMillis.put(created.board(), record.timestamp());
                    if (!codes.containsKey(created.board())) code(created.board(), created.code());
                }
            }
            case DirectoryRecord.JoinCodeChanged changed -> code(changed.board(), changed.code());
            case DirectoryRecord.SnapshotStored stored -> stored(stored);
            case DirectoryRecord.Checkpoint point ->
                checkpoints.merge(point.partition(), point, (old, next) -> next.offset() < old.offset() ? old : next);
            case DirectoryRecord.AssetStored asset -> {
                DirectoryRecord.AssetStored old = assets.put(asset.id(), asset);
                // Two relays may have stored it at the same time: it counts towards the board of the first record.
                // Another board takes it over only when that board is no more.
                if (old == null) assetBytes.merge(asset.board(), (long) asset.bytes(), Long::sum);
                else if (!old.board().equals(asset.board()) && boards.containsKey(old.board()))
                    assets.put(asset.id(), asset.of(old.board()));
                else if (!old.board().equals(asset.board())) {
                    assetBytes.merge(old.board(), (long) -old.bytes(), Long::sum);
                    assetBytes.merge(asset.board(), (long) asset.bytes(), Long::sum);
                }
            }
            case null -> {}
        }
    }

    private void removed(String key) {
        String name = key.substring(key.indexOf(':') + 1);
        if (key.startsWith(DirectoryRecord.ASSET)) {
            DirectoryRecord.AssetStored asset = assets.remove(name);
            if (asset != null) assetBytes.merge(asset.board(), (long) -asset.bytes(), Long::sum);
        } else if (key.startsWith(DirectoryRecord.SNAPSHOT)) {
            snapshots.remove(name);
            overwritten.remove(name);
        } else if (key.startsWith(DirectoryRecord.CODE)) {
            String code = codes.remove(name);
            if (code != null) boardsByCode.remove(code, name);
        } else if (key.startsWith(DirectoryRecord.BOARD)) {
            createdMillis.remove(name);
            if (boards.remove(name) != null) for (Consumer<String> then : onDeleted) then.accept(name);
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
        return ends.ask();
    }

    private CompletableFuture<Void> askForEnd() {
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
        return readToEnd().thenApply(done -> look.get());
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
    public void onDeleted(Consumer<String> then) {
        onDeleted.add(then);
    }

    /** Ids of all boards. */
    public List<String> ids() {
        return List.copyOf(boards.keySet());
    }

    /** A board and what it takes, or null if there is none. */
    public @Nullable BoardUse use(String id) {
        BoardEntry entry = entry(id).orElse(null);
        if (entry == null) return null;
        long created = createdMillis.getOrDefault(id, 0L);
        DirectoryRecord.SnapshotStored stored = snapshots.get(id);
        long used = stored == null ? 0 : stored.current().timeMillis();
        long bytes = stored == null ? 0 : stored.current().bytes();
        return new BoardUse(entry, created, Math.max(created, used), bytes, assetBytes(id));
    }

    /** The images that boards have brought which are no more. */
    public List<DirectoryRecord.AssetStored> assetsOfNoBoard() {
        return assets.values().stream()
                .filter(asset -> !asset.board().isEmpty() && !boards.containsKey(asset.board()))
                .toList();
    }

    /** Boards of which there is a snapshot and nothing else: a relay was about to store it when they were deleted. */
    public List<DirectoryRecord.SnapshotStored> snapshotsOfNoBoard() {
        return snapshots.values().stream()
                .filter(stored -> !boards.containsKey(stored.board()))
                .toList();
    }

    /** Removes entries by their keys, in this order. Completes once that is durable and has been read back. */
    public CompletableFuture<Void> remove(List<String> keys) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return unavailable();
        return CompletableFuture.allOf(
                keys.stream().map(key -> append(kafka, key, null)).toArray(CompletableFuture[]::new));
    }

    @Override
    public CompletableFuture<Void> setCode(String board, String code) {
        return put(new DirectoryRecord.JoinCodeChanged(board, code));
    }

    /** Completes once the record is durable and has been read back. */
    public CompletableFuture<Void> put(DirectoryRecord record) {
        KafkaConnection kafka = connection.getNow(null);
        return kafka == null ? unavailable() : append(kafka, record.key(), record.value());
    }

    private static CompletableFuture<Void> append(KafkaConnection kafka, String key, byte @Nullable [] value) {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        kafka.appender().append(new ProducerRecord<>(Topics.DIRECTORY, 0, key, value), new AppendCallback() {
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
