package org.bunpil.relay.log.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.Code;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.bunpil.relay.log.StoredSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots in parts, two generations of keys in turn, so that while a new one is being written the old one stays. The directory
 * points to the newest whole one; each call blocks.
 */
final class KafkaSnapshots {
    private static final int PART_BYTES = 512 << 10;
    private static final int GENERATIONS = 2;

    private final Running kafka;

    KafkaSnapshots(Running kafka) {
        this.kafka = kafka;
    }

    /** None when there is none, or when compaction has taken a part: the log itself has everything. */
    Optional<StoredSnapshot> latest(String board) throws LogUnavailableException, InterruptedException {
        DirectoryRecord.Stored stored = kafka.directory().snapshot(board);
        if (stored == null) return Optional.empty();
        List<byte[]> parts = new ArrayList<>();
        int size = 0;
        for (int i = 0; i < stored.offsets().size(); i++) {
            byte[] part = part(stored, i);
            if (part == null) return Optional.empty();
            parts.add(part);
            size += part.length;
        }
        byte[] body = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, body, at, part.length);
            at += part.length;
        }
        return Optional.of(new StoredSnapshot(new Position(stored.position()), body));
    }

    private byte @Nullable [] part(DirectoryRecord.Stored stored, int i)
            throws LogUnavailableException, InterruptedException {
        TopicPartition partition = new TopicPartition(Topics.SNAPSHOTS, stored.partition());
        long offset = stored.offsets().get(i);
        String key = key(stored.board(), stored.generation(), i);
        List<byte[]> found = new ArrayList<>();
        kafka.scanner().scan(partition, offset, record -> {
            if (record.offset() == offset && key.equals(record.key()) && record.value() != null)
                found.add(record.value());
            return false;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    void put(String board, StoredSnapshot snapshot) throws LogUnavailableException, InterruptedException {
        DirectoryRecord.Stored old = kafka.directory().snapshot(board);
        if (old != null && old.position() >= snapshot.position().value()) return;
        int generation = old == null ? 0 : (old.generation() + 1) % GENERATIONS;
        TopicPartition partition = kafka.snapshotPartition(board);
        List<Long> offsets = new ArrayList<>();
        byte[] body = snapshot.body();
        for (int from = 0; from < body.length; from += PART_BYTES) {
            byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + PART_BYTES));
            String key = key(board, generation, offsets.size());
            offsets.add(await(send(new ProducerRecord<>(partition.topic(), partition.partition(), key, part))));
        }
        await(kafka.directory()
                .put(new DirectoryRecord.Stored(
                        board, snapshot.position().value(), generation, partition.partition(), offsets)));
    }

    private CompletableFuture<Long> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        kafka.appender().append(record, new Receipt() {
            @Override
            public void kept(Position position) {
                sent.complete(position.value());
            }

            @Override
            public void lost(Code code) {
                sent.completeExceptionally(new LogUnavailableException(code.text()));
            }
        });
        return sent;
    }

    private static <T> T await(CompletableFuture<T> future) throws LogUnavailableException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new LogUnavailableException("snapshot not stored", failed);
        }
    }

    private static String key(String board, int generation, int part) {
        return board + "#" + generation + "#" + part;
    }
}
