package org.bunpil.relay.log.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.bunpil.relay.log.Position;

/**
 * Everything that exists once Kafka has been reached for the first time; it survives when Kafka goes away again.
 *
 * @param stored for snapshots and pictures alone, so that large ones never fill the way of what people draw
 */
record Running(
        Admin admin,
        Ends ends,
        Reader reader,
        Appender appender,
        Scanner scanner,
        KafkaDirectory directory,
        Appender stored,
        KafkaSnapshots snapshots,
        int opsPartitions,
        int assetPartitions,
        int livePartitions)
        implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_ALL = Duration.ofSeconds(5);

    /** Where a board's records are: as the directory has it, or would have it. */
    TopicPartition opsPartition(String board) {
        DirectoryRecord.Made made = directory.made(board);
        return new TopicPartition(Topics.OPS, made == null ? partition(board, opsPartitions) : made.partition());
    }

    /**
     * Where to read on for a board's records after a position: at once behind what its snapshots are known to reach, so that an idle
     * board costs no reading of what others did since.
     */
    long from(String board, Position after) {
        DirectoryRecord.Made made = directory.made(board);
        if (made == null) return after.value() + 1;
        // The checkpoint first: the snapshot is then at least as new as the one that it speaks of.
        DirectoryRecord.Checkpoint point = directory.checkpoint(made.partition());
        DirectoryRecord.Stored stored = directory.snapshot(board);
        long checked = point == null ? 0 : point.offset();
        long plain = Math.max(after.value() + 1, made.from());
        if (stored == null) return Math.max(plain, checked);
        if (after.value() == stored.current().position()) return Math.max(plain, checked);
        if (after.equals(Position.START)) return Math.max(plain, stored.first());
        for (Kept kept : stored.kept()) {
            if (kept.position() == after.value()) return Math.max(plain, kept.next());
        }
        return plain;
    }

    TopicPartition assetPartition(String asset) {
        return new TopicPartition(Topics.ASSETS, partition(asset, assetPartitions));
    }

    int livePartition(String board) {
        return partition(board, livePartitions);
    }

    static int partition(String board, int partitions) {
        return Utils.toPositive(Utils.murmur2(board.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Side by side: each waits for a Kafka that may not answer, and whoever ends a relay does not wait for all of them in turn. */
    @Override
    public void close() {
        List<Thread> closing = Stream.<Runnable>of(appender::close, stored::close, reader::close, scanner::close)
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
