package org.bunpil.relay.log.kafka.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.kafka.client.RangeReader;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Stores snapshots in parts. Each snapshot has its own keys, so that no writer ever overwrites another's. The directory says which ones are
 * valid: the newest and an older one (docs/decisions/0055). Any thread.
 */
public final class KafkaSnapshots {
    private static final int PART_BYTES = 512 << 10;
    private static final int PARTS_UNDER_WAY = 4;
    private static final int RADIX = 36;
    /** Returning members may lack records younger than this, so a board is not opened from a snapshot that includes such records. */
    public static final long YOUNG_MILLIS = 60_000;

    private final String relay;
    private final RecordAppender appender;
    private final KafkaDirectory directory;
    private final IntSupplier partitions;
    private final AtomicLong generations = new AtomicLong();

    public KafkaSnapshots(String relay, RecordAppender appender, KafkaDirectory directory, IntSupplier partitions) {
        this.relay = relay;
        this.appender = appender;
        this.directory = directory;
        this.partitions = partitions;
    }

    /**
     * The snapshot to open a board from: the newest that is not young.
     *
     * @return empty when there is no snapshot, or a part of each was deleted; the board then opens empty and reads the log from its
     *     beginning
     */
    public Optional<StoredSnapshot> latestToOpen(RangeReader reader, String board, long nowMillis)
            throws LogUnavailableException, InterruptedException {
        DirectoryRecord.SnapshotStored stored = directory.snapshot(board);
        if (stored == null) return Optional.empty();
        int wanted = 0;
        while (wanted < stored.refs().size()
                && nowMillis - stored.refs().get(wanted).timeMillis() < YOUNG_MILLIS) wanted++;
        for (SnapshotRef ref : stored.refs().subList(wanted, stored.refs().size())) {
            StoredSnapshot loaded = load(reader, board, ref);
            if (loaded != null) return Optional.of(loaded);
        }
        return Optional.empty();
    }

    /** Loads a snapshot. Blocks. @return null when a part of it is missing */
    public @Nullable StoredSnapshot load(RangeReader reader, String board, SnapshotRef ref)
            throws LogUnavailableException, InterruptedException {
        List<byte[]> parts = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.SNAPSHOTS, ref.partition());
        reader.read(partition, ref.offsets(), record -> {
            if (ref.key(board, parts.size()).equals(record.key()) && record.value() != null) parts.add(record.value());
        });
        return parts.size() == ref.offsets().size()
                ? new StoredSnapshot(new Position(ref.position()), join(parts))
                : null;
    }

    private static byte[] join(List<byte[]> parts) {
        byte[] body = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, body, at, part.length);
            at += part.length;
        }
        return body;
    }

    /**
     * Stores a snapshot: first its parts and, when these are acknowledged, its entry in the directory. Blocks until that is acknowledged.
     *
     * @param timeMillis when the log took the last record it includes
     * @param next offset in the ops topic; all of the board's records before it are in its current snapshot
     */
    public void put(String board, long position, long timeMillis, byte[] body, long next)
            throws LogUnavailableException, InterruptedException {
        DirectoryRecord.SnapshotStored old = directory.snapshot(board);
        if (old != null && old.current().position() >= position) return;
        String generation = relay + "-" + Long.toString(generations.incrementAndGet(), RADIX);
        TopicPartition partition =
                new TopicPartition(Topics.SNAPSHOTS, KafkaConnection.partition(board, partitions.getAsInt()));
        List<CompletableFuture<Long>> sent = new ArrayList<>();
        for (int from = 0; from < body.length; from += PART_BYTES) {
            byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + PART_BYTES));
            if (sent.size() >= PARTS_UNDER_WAY) await(sent.get(sent.size() - PARTS_UNDER_WAY));
            String key = board + "#" + generation + "#" + sent.size();
            sent.add(send(new ProducerRecord<>(partition.topic(), partition.partition(), key, part)));
        }
        List<Long> offsets = new ArrayList<>();
        for (CompletableFuture<Long> part : sent) offsets.add(await(part));
        SnapshotRef ref = new SnapshotRef(
                position,
                timeMillis,
                generation,
                partition.partition(),
                List.copyOf(offsets),
                position + 1,
                body.length);
        await(directory.put(
                old == null
                        ? new DirectoryRecord.SnapshotStored(board, List.of(ref), next)
                        : new DirectoryRecord.SnapshotStored(board, retained(old, ref, next), old.first())));
    }

    /**
     * The snapshots to retain beside a new one: the newest that is not young, which boards are opened from, and the oldest that is still
     * young, which will be next. So there is always one that is a minute or two old, however quickly they follow each other.
     */
    public static List<SnapshotRef> retained(DirectoryRecord.SnapshotStored old, SnapshotRef fresh, long next) {
        List<SnapshotRef> ref = new ArrayList<>(List.of(fresh));
        SnapshotRef between = null;
        for (SnapshotRef older : old.refs()) {
            SnapshotRef one = older.generation().equals(old.current().generation()) ? older.withNext(next) : older;
            if (one.timeMillis() > 0 && fresh.timeMillis() - one.timeMillis() < YOUNG_MILLIS) {
                between = one;
                continue;
            }
            if (between != null) ref.add(between);
            ref.add(one);
            return List.copyOf(ref);
        }
        if (between != null) ref.add(between);
        return List.copyOf(ref);
    }

    /** Whether this relay wrote the snapshot, in this run. */
    boolean wrote(SnapshotRef ref) {
        return ref.generation().startsWith(relay + "-");
    }

    /** Marks the parts of a snapshot for deletion by topic compaction. A relay that is reading it can still finish. */
    public void drop(String board, SnapshotRef ref) {
        for (int part = 0; part < ref.offsets().size(); part++) {
            appender.append(
                    new ProducerRecord<>(Topics.SNAPSHOTS, ref.partition(), ref.key(board, part), null),
                    RecordAppender.NO_CALLBACK);
        }
    }

    private CompletableFuture<Long> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        appender.append(record, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                sent.complete(position.value());
            }

            @Override
            public void onFailed(ErrorCode code) {
                sent.completeExceptionally(new LogUnavailableException(code.text()));
            }
        });
        return sent;
    }

    public static <T> T await(CompletableFuture<T> future) throws LogUnavailableException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new LogUnavailableException("not stored", failed);
        }
    }
}
