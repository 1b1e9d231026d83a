package org.bunpil.relay.log.kafka.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.LogUnavailableException;

/** Asks brokers for the end offsets of partitions. */
public final class EndOffsets {
    private final Admin admin;

    public EndOffsets(Admin admin) {
        this.admin = admin;
    }

    /** The offset after a partition's last record. Never blocks. */
    public CompletableFuture<Long> of(TopicPartition partition) {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(end -> end.offset())
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(new LogUnavailableException("Kafka is unavailable", failure)));
    }

    public Map<TopicPartition, Long> ofAll(Collection<TopicPartition> partitions)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicPartition partition : partitions) asked.put(partition, OffsetSpec.latest());
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
