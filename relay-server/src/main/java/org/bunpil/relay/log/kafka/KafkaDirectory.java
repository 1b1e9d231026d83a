package org.bunpil.relay.log.kafka;

import java.util.ArrayList;
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
import org.bunpil.model.Code;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.jspecify.annotations.Nullable;

/** The directory topic, held in memory. */
final class KafkaDirectory implements Directory {
    private static final TopicPartition TOPIC = new TopicPartition(Topics.DIRECTORY, 0);
    private static final long ANSWER_MILLIS = 20_000;

    private final CompletableFuture<Running> running;
    private final Map<String, DirectoryRecord.Made> boards = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> boardsByCode = new ConcurrentHashMap<>();
    private final Map<String, DirectoryRecord.Stored> snapshots = new ConcurrentHashMap<>();
    private final Map<String, DirectoryRecord.Picture> pictures = new ConcurrentHashMap<>();
    private final Map<String, Long> pictureBytes = new ConcurrentHashMap<>();
    private final Map<Integer, DirectoryRecord.Checkpoint> checkpoints = new ConcurrentHashMap<>();
    /** Boards whose newest snapshot somebody overwrote with an older one: compaction would leave the older one. */
    private final Set<String> overwritten = ConcurrentHashMap.newKeySet();

    KafkaDirectory(CompletableFuture<Running> running) {
        this.running = running;
    }

    /** On the reading thread, in the topic's order. */
    void read(ConsumerRecord<String, byte[]> record) {
        switch (DirectoryRecord.read(record.key(), record.value())) {
            case DirectoryRecord.Made made -> {
                if (boards.putIfAbsent(made.board(), made) == null && !codes.containsKey(made.board())) {
                    code(made.board(), made.code());
                }
            }
            case DirectoryRecord.Coded coded -> code(coded.board(), coded.code());
            case DirectoryRecord.Stored stored -> stored(stored);
            case DirectoryRecord.Checkpoint point ->
                checkpoints.merge(point.partition(), point, (old, next) -> next.offset() < old.offset() ? old : next);
            case DirectoryRecord.Picture picture -> {
                // Two relays may have stored it at once: it counts on the first one's board.
                if (pictures.put(picture.id(), picture) == null)
                    pictureBytes.merge(picture.board(), (long) picture.bytes(), Long::sum);
            }
            case null -> {}
        }
    }

    private void stored(DirectoryRecord.Stored stored) {
        DirectoryRecord.Stored old = snapshots.get(stored.board());
        if (old != null && old.current().position() > stored.current().position()) {
            if (!old.refersTo(stored.current())) drop(stored, stored.current());
            overwritten.add(stored.board());
            return;
        }
        snapshots.put(stored.board(), stored);
        overwritten.remove(stored.board());
        if (old == null) return;
        for (Kept kept : old.kept()) if (!stored.refersTo(kept)) drop(stored, kept);
    }

    /** Gives the parts of a snapshot that nothing refers to any more to compaction; done by the relay that caused it. */
    private void drop(DirectoryRecord.Stored by, Kept kept) {
        Running kafka = running.getNow(null);
        if (kafka != null && kafka.snapshots().wrote(by.current()))
            kafka.snapshots().drop(by.board(), kept);
    }

    private void code(String board, String code) {
        String old = codes.put(board, code);
        if (old != null) boardsByCode.remove(old, board);
        if (!code.isEmpty()) boardsByCode.put(code, board);
    }

    DirectoryRecord.@Nullable Made made(String board) {
        return boards.get(board);
    }

    DirectoryRecord.@Nullable Stored snapshot(String board) {
        return snapshots.get(board);
    }

    /** Where a picture is; none only after the directory's end has been read. */
    CompletableFuture<Optional<DirectoryRecord.Picture>> picture(String id) {
        return find(() -> Optional.ofNullable(pictures.get(id)));
    }

    /** Bytes of the pictures that count on a board, as far as the directory has been read. */
    long pictureBytes(String board) {
        return pictureBytes.getOrDefault(board, 0L);
    }

    /** How far the snapshots of a partition's boards reach; null: nothing is known. To be asked before {@link #snapshot}. */
    DirectoryRecord.@Nullable Checkpoint checkpoint(int partition) {
        return checkpoints.get(partition);
    }

    /** Boards for which the topic says less than it did; they are told once. */
    List<DirectoryRecord.Stored> overwritten(IntPredicate ofPartition) {
        List<DirectoryRecord.Stored> all = new ArrayList<>();
        overwritten.removeIf(board -> {
            DirectoryRecord.Made made = boards.get(board);
            DirectoryRecord.Stored stored = snapshots.get(board);
            if (made == null || stored == null || !ofPartition.test(made.partition())) return false;
            return all.add(stored);
        });
        return all;
    }

    /** Completes when all that is in the topic now has been read. */
    CompletableFuture<Void> readToEnd() {
        Running kafka = running.getNow(null);
        return kafka == null ? away() : kafka.ends().of(TOPIC).thenCompose(end -> reached(kafka, end));
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
        DirectoryRecord.Made made = boards.get(id);
        if (made == null) return Optional.empty();
        return Optional.of(new BoardEntry(id, made.title(), made.owner(), codes.getOrDefault(id, "")));
    }

    private <T> CompletableFuture<Optional<T>> find(Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        if (found.isPresent()) return CompletableFuture.completedFuture(found);
        Running kafka = running.getNow(null);
        if (kafka == null) return away();
        return kafka.ends().of(TOPIC).thenCompose(end -> reached(kafka, end)).thenApply(done -> look.get());
    }

    @Override
    public CompletableFuture<BoardEntry> create(BoardEntry entry) {
        Running kafka = running.getNow(null);
        if (kafka == null) return away();
        TopicPartition ops = kafka.opsPartition(entry.id());
        // The end of the ops first, the directory's after it: if nobody had made the board by then, it has no record
        // before that end,
        // whichever of several makers' entries compaction leaves.
        return kafka.ends()
                .of(ops)
                .thenCompose(end -> board(entry.id())
                        .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                                .orElseGet(() -> put(new DirectoryRecord.Made(
                                                entry.id(),
                                                entry.title(),
                                                entry.owner(),
                                                entry.code(),
                                                ops.partition(),
                                                end))
                                        .thenCompose(done -> settled(entry)))));
    }

    /** Compaction keeps the last record of a key: whoever came second puts the first one there again. */
    private CompletableFuture<BoardEntry> settled(BoardEntry mine) {
        DirectoryRecord.Made made = boards.get(mine.id());
        BoardEntry holds = entry(mine.id()).orElse(mine);
        if (made == null || (made.owner().equals(mine.owner()) && made.code().equals(mine.code()))) {
            return CompletableFuture.completedFuture(holds);
        }
        return put(made).thenApply(done -> holds);
    }

    @Override
    public CompletableFuture<Void> setCode(String board, String code) {
        return put(new DirectoryRecord.Coded(board, code));
    }

    /** Completes once the record is durable and has been read back. */
    CompletableFuture<Void> put(DirectoryRecord record) {
        Running kafka = running.getNow(null);
        if (kafka == null) return away();
        CompletableFuture<Long> offset = new CompletableFuture<>();
        kafka.appender().append(new ProducerRecord<>(Topics.DIRECTORY, 0, record.key(), record.value()), new Receipt() {
            @Override
            public void kept(Position position) {
                offset.complete(position.value());
            }

            @Override
            public void lost(Code code) {
                offset.completeExceptionally(new LogUnavailableException(code.text()));
            }
        });
        return offset.thenCompose(at -> reached(kafka, at + 1));
    }

    private static CompletableFuture<Void> reached(Running kafka, long end) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        kafka.reader().whenReached(TOPIC, end, () -> reached.complete(null));
        return reached.orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionallyCompose(
                        late -> late instanceof TimeoutException ? away() : CompletableFuture.failedFuture(late));
    }

    private static <T> CompletableFuture<T> away() {
        return CompletableFuture.failedFuture(new LogUnavailableException("Kafka is away"));
    }
}
