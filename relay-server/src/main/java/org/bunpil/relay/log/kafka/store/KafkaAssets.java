package org.bunpil.relay.log.kafka.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.AssetStore;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.topic.Topics;

/**
 * Stores pictures in parts, each under its own key; the directory says where the first part is. Two relays may store the same picture at
 * once. Topic compaction then keeps the last copy of each part, which is never before the offset in the directory.
 */
public final class KafkaAssets implements AssetStore {
    private static final int PART_BYTES = 512 << 10;

    private final CompletableFuture<KafkaConnection> connection;

    public KafkaAssets(CompletableFuture<KafkaConnection> connection) {
        this.connection = connection;
    }

    @Override
    public CompletableFuture<Boolean> put(String board, String id, byte[] bytes, long mostBytes) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return unavailable();
        return kafka.directory().asset(id).thenCompose(found -> {
            if (found.isPresent()) return takeOver(kafka, board, found.get());
            // Pictures not yet in the directory are not counted, so a board may exceed its limit by as much.
            if (kafka.directory().assetBytes(board) + bytes.length > mostBytes)
                return CompletableFuture.completedFuture(false);
            return store(kafka, board, id, bytes).thenApply(stored -> true);
        });
    }

    /** What a deleted board has left would be removed as nobody's. */
    private static CompletableFuture<Boolean> takeOver(
            KafkaConnection kafka, String board, DirectoryRecord.AssetStored asset) {
        if (asset.board().isEmpty() || kafka.directory().created(asset.board()) != null)
            return CompletableFuture.completedFuture(true);
        return kafka.directory().put(asset.of(board)).thenApply(done -> true);
    }

    /** Marks the parts of a picture for deletion by topic compaction. */
    public static void drop(KafkaConnection kafka, DirectoryRecord.AssetStored asset) {
        for (int part = 0; part * PART_BYTES < asset.bytes(); part++) {
            kafka.bulkAppender()
                    .append(
                            new ProducerRecord<>(Topics.ASSETS, asset.partition(), key(asset.id(), part), null),
                            RecordAppender.NO_CALLBACK);
        }
    }

    private static CompletableFuture<Void> store(KafkaConnection kafka, String board, String id, byte[] bytes) {
        TopicPartition partition = kafka.assetPartition(id);
        CompletableFuture<Long> first = CompletableFuture.completedFuture(Long.MAX_VALUE);
        for (int part = 0; part * PART_BYTES < bytes.length; part++) {
            int from = part * PART_BYTES;
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART_BYTES));
            CompletableFuture<Long> sent =
                    send(kafka, new ProducerRecord<>(partition.topic(), partition.partition(), key(id, part), piece));
            first = first.thenCombine(sent, Math::min);
        }
        return first.thenCompose(from -> kafka.directory()
                .put(new DirectoryRecord.AssetStored(id, partition.partition(), from, bytes.length, board)));
    }

    private static CompletableFuture<Long> send(KafkaConnection kafka, ProducerRecord<String, byte[]> record) {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        kafka.bulkAppender().append(record, new AppendCallback() {
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

    @Override
    public CompletableFuture<Optional<byte[]>> get(String id) {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) return unavailable();
        return kafka.directory()
                .asset(id)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : read(kafka, found.get()));
    }

    private static CompletableFuture<Optional<byte[]>> read(KafkaConnection kafka, DirectoryRecord.AssetStored asset) {
        CompletableFuture<Optional<byte[]>> result = new CompletableFuture<>();
        // The size comes from a record, which may be wrong: it is checked before memory is allocated.
        if (asset.bytes() <= 0 || asset.bytes() > Limits.ASSET_BYTES) {
            result.complete(Optional.empty());
            return result;
        }
        Thread.ofVirtual().name("kafka-asset").start(() -> {
            try {
                result.complete(scan(kafka, asset));
            } catch (LogUnavailableException unavailable) {
                result.completeExceptionally(unavailable);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                result.completeExceptionally(new LogUnavailableException("interrupted", stop));
            } catch (RuntimeException bug) {
                result.completeExceptionally(bug);
            }
        });
        return result;
    }

    private static Optional<byte[]> scan(KafkaConnection kafka, DirectoryRecord.AssetStored asset)
            throws LogUnavailableException, InterruptedException {
        int parts = (asset.bytes() + PART_BYTES - 1) / PART_BYTES;
        byte[][] found = new byte[parts][];
        int[] missing = {parts};
        kafka.bulkReader().scan(new TopicPartition(Topics.ASSETS, asset.partition()), asset.from(), record -> {
            for (int i = 0; i < parts; i++) {
                if (found[i] != null || !key(asset.id(), i).equals(record.key()) || record.value() == null) {
                    continue;
                }
                found[i] = record.value();
                missing[0]--;
            }
            return missing[0] > 0;
        });
        if (missing[0] > 0) return Optional.empty();
        byte[] bytes = new byte[asset.bytes()];
        int at = 0;
        for (byte[] part : found) {
            if (at + part.length > bytes.length) return Optional.empty();
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return at == bytes.length ? Optional.of(bytes) : Optional.empty();
    }

    private static <T> CompletableFuture<T> unavailable() {
        return CompletableFuture.failedFuture(new LogUnavailableException("Kafka is unavailable"));
    }

    private static String key(String id, int part) {
        return id + "#" + part;
    }
}
