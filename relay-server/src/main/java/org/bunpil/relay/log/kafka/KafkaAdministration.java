package org.bunpil.relay.log.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.snapshot.PartitionBuffer;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.log.kafka.store.KafkaAssets;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.store.KafkaDirectory;
import org.bunpil.relay.log.kafka.store.SnapshotRef;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists and deletes boards of all relays. What is deleted gets records without a value, which topic compaction acts on; records of the log
 * go when the history of their partition does.
 */
final class KafkaAdministration implements BoardAdministration {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaAdministration.class);
    private static final Pattern ASSET_ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final long ANSWER_MILLIS = 20_000;
    /** The newest segment of a partition is never compacted, and ends only with a record: each partition gets one a day. */
    private static final long ROLL_MILLIS = TimeUnit.HOURS.toMillis(25);

    private static final String ROLL_KEY = "roll";

    private final CompletableFuture<KafkaConnection> connection;
    private final KafkaDirectory directory;
    /** By the monotonic clock; null: never. */
    private @Nullable Long rolledMillis;

    KafkaAdministration(CompletableFuture<KafkaConnection> connection, KafkaDirectory directory) {
        this.connection = connection;
        this.directory = directory;
    }

    private KafkaConnection connected() throws LogUnavailableException {
        KafkaConnection kafka = connection.getNow(null);
        if (kafka == null) throw new LogUnavailableException("Kafka is unavailable");
        return kafka;
    }

    @Override
    public List<BoardUse> boards(String after, int most) throws LogUnavailableException {
        await(directory.readToEnd());
        List<BoardUse> boards = new ArrayList<>();
        for (String id : directory.ids().stream().sorted().toList()) {
            if (id.compareTo(after) <= 0 || boards.size() >= most) continue;
            BoardUse use = directory.use(id);
            if (use != null) boards.add(use);
        }
        return boards;
    }

    @Override
    public long lastUseMillis(String board) throws LogUnavailableException {
        KafkaConnection kafka = connected();
        await(directory.readToEnd());
        BoardUse use = directory.use(board);
        DirectoryRecord.SnapshotStored stored = directory.snapshot(board);
        // Older versions have not noted it.
        if (use == null || (stored != null && stored.current().timeMillis() == 0)) return System.currentTimeMillis();
        Position after =
                stored == null ? Position.START : new Position(stored.current().position());
        long[] last = {use.usedMillis()};
        try {
            long _ = kafka.bulkReader().scan(kafka.opsPartition(board), kafka.startOffset(board, after), record -> {
                if (board.equals(record.key())) last[0] = Math.max(last[0], record.timestamp());
                return true;
            });
        } catch (InterruptedException stop) {
            throw interrupted(stop);
        }
        return last[0];
    }

    @Override
    public void delete(String board) throws LogUnavailableException {
        KafkaConnection kafka = connected();
        await(directory.readToEnd());
        DirectoryRecord.SnapshotStored stored = directory.snapshot(board);
        await(directory.remove(List.of(
                DirectoryRecord.BOARD + board, DirectoryRecord.CODE + board, DirectoryRecord.SNAPSHOT + board)));
        if (stored == null) return;
        for (SnapshotRef ref : stored.refs()) kafka.snapshots().drop(board, ref);
    }

    @Override
    public Tidied tidy(boolean unused, SnapshotImages images) throws LogUnavailableException {
        KafkaConnection kafka = connected();
        await(directory.readToEnd());
        for (DirectoryRecord.SnapshotStored stored : directory.snapshotsOfNoBoard()) {
            await(directory.remove(List.of(DirectoryRecord.SNAPSHOT + stored.board())));
            for (SnapshotRef ref : stored.refs()) kafka.snapshots().drop(stored.board(), ref);
        }
        Map<String, String> users = new HashMap<>();
        for (DirectoryRecord.AssetStored asset : directory.assetsOfNoBoard()) users.put(asset.id(), "");
        if (!users.isEmpty()) findUsers(kafka, users, images);
        int deleted = 0;
        for (DirectoryRecord.AssetStored asset : directory.assetsOfNoBoard()) {
            String user = users.get(asset.id());
            // One that has come meanwhile is looked at the next time.
            if (user == null) continue;
            if (user.isEmpty()) {
                await(directory.remove(List.of(asset.key())));
                KafkaAssets.drop(kafka, asset);
                deleted++;
            } else {
                await(directory.put(asset.of(user)));
            }
        }
        roll(kafka, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        return new Tidied(deleted, users.size() - deleted);
    }

    private void findUsers(KafkaConnection kafka, Map<String, String> users, SnapshotImages images)
            throws LogUnavailableException {
        try {
            for (String board : directory.ids()) {
                DirectoryRecord.SnapshotStored stored = directory.snapshot(board);
                if (stored == null) continue;
                for (String id : shown(kafka, stored, images, users)) users.computeIfPresent(id, (same, was) -> board);
            }
            // What is not yet in a snapshot.
            for (int i = 0; i < kafka.topics().partitions(Topics.OPS); i++) {
                TopicPartition partition = new TopicPartition(Topics.OPS, i);
                DirectoryRecord.Checkpoint point = directory.checkpoint(i);
                long _ = kafka.bulkReader().scan(partition, point == null ? 0 : point.offset(), record -> {
                    if (record.value() == null || directory.created(record.key()) == null) return true;
                    Matcher ids = ASSET_ID.matcher(PartitionBuffer.entry(record).body());
                    while (ids.find()) users.computeIfPresent(ids.group(), (same, was) -> record.key());
                    return true;
                });
            }
        } catch (InterruptedException stop) {
            throw interrupted(stop);
        }
    }

    /** The images on a board. If its snapshot cannot be read it may show all that are asked for. */
    private static Set<String> shown(
            KafkaConnection kafka,
            DirectoryRecord.SnapshotStored stored,
            SnapshotImages images,
            Map<String, String> asked)
            throws LogUnavailableException, InterruptedException {
        StoredSnapshot snapshot = kafka.snapshots().load(kafka.bulkReader(), stored.board(), stored.current());
        try {
            if (snapshot != null) return images.of(snapshot.body());
        } catch (IOException unreadable) {
            LOG.atWarn()
                    .addKeyValue("board", stored.board())
                    .addKeyValue("reason", unreadable.getMessage())
                    .log("snapshot-unusable");
        }
        return Set.copyOf(asked.keySet());
    }

    /** Makes Kafka begin new segments, once a day. */
    private void roll(KafkaConnection kafka, long nowMillis) {
        if (rolledMillis != null && nowMillis - rolledMillis < ROLL_MILLIS) return;
        rolledMillis = nowMillis;
        for (String topic : List.of(Topics.OPS, Topics.SNAPSHOTS, Topics.ASSETS)) {
            for (int i = 0; i < kafka.topics().partitions(topic); i++) {
                kafka.bulkAppender().append(new ProducerRecord<>(topic, i, ROLL_KEY, null), RecordAppender.NO_CALLBACK);
            }
        }
    }

    private static void await(CompletableFuture<Void> future) throws LogUnavailableException {
        try {
            future.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new LogUnavailableException("Kafka did not take it", failed);
        } catch (InterruptedException stop) {
            throw interrupted(stop);
        }
    }

    private static LogUnavailableException interrupted(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new LogUnavailableException("interrupted", stop);
    }
}
