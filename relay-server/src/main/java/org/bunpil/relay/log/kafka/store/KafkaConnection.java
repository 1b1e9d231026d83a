package org.bunpil.relay.log.kafka.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.kafka.client.EndOffsets;
import org.bunpil.relay.log.kafka.client.RangeReader;
import org.bunpil.relay.log.kafka.client.RecordAppender;
import org.bunpil.relay.log.kafka.client.TailReader;
import org.bunpil.relay.log.kafka.topic.Topics;

/**
 * Everything that exists once Kafka has been reached for the first time; it survives when Kafka goes away again.
 *
 * @param bulkAppender for snapshots and pictures alone, so that large ones never fill the way of what people draw
 */
public record KafkaConnection(
        Admin admin,
        EndOffsets endOffsets,
        TailReader tailReader,
        RecordAppender appender,
        RangeReader rangeReader,
        KafkaDirectory directory,
        RecordAppender bulkAppender,
        KafkaSnapshots snapshots,
        int opsPartitions,
        int assetPartitions,
        int livePartitions)
        implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_ALL = Duration.ofSeconds(5);

    /** Where a board's records are: as the directory has it, or would have it. */
    public TopicPartition opsPartition(String board) {
        DirectoryRecord.BoardCreated created = directory.created(board);
        return new TopicPartition(Topics.OPS, created == null ? partition(board, opsPartitions) : created.partition());
    }

    /**
     * Where to read on for a board's records after a position: at once behind what its snapshots are known to reach, so that an idle
     * board costs no reading of what others did since.
     */
    public long startOffset(String board, Position after) {
        DirectoryRecord.BoardCreated created = directory.created(board);
        if (created == null) return after.value() + 1;
        // The checkpoint first: the snapshot is then at least as new as the one that it speaks of.
        DirectoryRecord.Checkpoint point = directory.checkpoint(created.partition());
        DirectoryRecord.SnapshotStored stored = directory.snapshot(board);
        long checked = point == null ? 0 : point.offset();
        long plain = Math.max(after.value() + 1, created.from());
        if (stored == null) return Math.max(plain, checked);
        if (after.value() == stored.current().position()) return Math.max(plain, checked);
        if (after.equals(Position.START)) return Math.max(plain, stored.first());
        for (SnapshotRef ref : stored.refs()) {
            if (ref.position() == after.value()) return Math.max(plain, ref.next());
        }
        return plain;
    }

    TopicPartition assetPartition(String asset) {
        return new TopicPartition(Topics.ASSETS, partition(asset, assetPartitions));
    }

    public int livePartition(String board) {
        return partition(board, livePartitions);
    }

    static int partition(String board, int partitions) {
        return Utils.toPositive(Utils.murmur2(board.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Side by side: each waits for a Kafka that may not answer, and whoever ends a relay does not wait for all of them in turn. */
    @Override
    public void close() {
        List<Thread> closing = Stream.<Runnable>of(
                        appender::close, bulkAppender::close, tailReader::close, rangeReader::close)
                .map(part -> Thread.ofVirtual().start(part))
                .toList();
        try {
            for (Thread part : closing) part.join(CLOSE_ALL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        admin.close(CLOSE);
    }
}
