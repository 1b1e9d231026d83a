package org.bunpil.relay.log.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Everything that exists once Kafka has been reached for the first time; it survives when Kafka goes away again. */
record Running(
        Admin admin,
        Ends ends,
        Reader reader,
        Appender appender,
        Scanner scanner,
        KafkaDirectory directory,
        int opsPartitions,
        int snapshotPartitions,
        int assetPartitions,
        int livePartitions)
        implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    /** Where a board's records are: as the directory has it, or would have it. */
    TopicPartition opsPartition(String board) {
        DirectoryRecord.Made made = directory.made(board);
        return new TopicPartition(Topics.OPS, made == null ? partition(board, opsPartitions) : made.partition());
    }

    TopicPartition snapshotPartition(String board) {
        return new TopicPartition(Topics.SNAPSHOTS, partition(board, snapshotPartitions));
    }

    TopicPartition assetPartition(String asset) {
        return new TopicPartition(Topics.ASSETS, partition(asset, assetPartitions));
    }

    int livePartition(String board) {
        return partition(board, livePartitions);
    }

    private static int partition(String board, int partitions) {
        return Utils.toPositive(Utils.murmur2(board.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    @Override
    public void close() {
        appender.close();
        reader.close();
        scanner.close();
        admin.close(CLOSE);
    }
}
