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
import org.bunpil.relay.log.kafka.topic.TopicMonitor;
import org.bunpil.relay.log.kafka.topic.TopicState;
import org.bunpil.relay.log.kafka.topic.Topics;

/**
 * The parts that exist once Kafka has been reached for the first time. They stay when Kafka becomes unavailable again.
 *
 * @param bulkAppender for snapshots and pictures only, so that these large records never delay the batches of boards
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
        TopicState topics,
        TopicMonitor monitor)
        implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_ALL = Duration.ofSeconds(5);

    /** The partition of a board's records: from the directory, or the one that the directory would assign. */
    public TopicPartition opsPartition(String board) {
        DirectoryRecord.BoardCreated created = directory.created(board);
        int partitions = topics.partitions(Topics.OPS);
        int partition = created == null ? partition(board, partitions) : created.partition();
        // Another relay already uses partitions that have been added.
        if (partition >= partitions) monitor.ask();
        return new TopicPartition(Topics.OPS, partition);
    }

    /**
     * The offset from which to read a board's records after a position. It skips what the board's snapshots are known to cover, so that for
     * an idle board the records of other boards need not be read.
     */
    public long startOffset(String board, Position after) {
        DirectoryRecord.BoardCreated created = directory.created(board);
        if (created == null) return after.value() + 1;
        // The checkpoint must be read first: then the snapshot is at least as new as the one the checkpoint refers to.
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
        return new TopicPartition(Topics.ASSETS, partition(asset, topics.partitions(Topics.ASSETS)));
    }

    public int livePartition(String board) {
        return partition(board, topics.partitions(Topics.LIVE));
    }

    static int partition(String board, int partitions) {
        return Utils.toPositive(Utils.murmur2(board.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Closes all parts in parallel: each may have to wait for Kafka, and waiting for one after the other would take too long. */
    @Override
    public void close() {
        monitor.close();
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
