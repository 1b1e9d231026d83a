package org.bunpil.relay.log.kafka.snapshot;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes records that are older than the history and that no relay needs. Blocks. */
public final class RecordRetention {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRetention.class);

    private final KafkaConnection kafka;
    private final Duration retention;

    public RecordRetention(KafkaConnection kafka, Duration kept) {
        this.kafka = kafka;
        this.retention = kept;
    }

    /** Only what is before the checkpoint before the last: a relay that still goes by that one loses nothing. */
    public void deleteExpired(TopicPartition partition) throws InterruptedException, LogUnavailableException {
        DirectoryRecord.Checkpoint point = kafka.directory().checkpoint(partition.partition());
        if (point == null || point.previous() == 0) return;
        try {
            long first = offset(partition, OffsetSpec.earliest());
            long young = offset(partition, OffsetSpec.forTimestamp(System.currentTimeMillis() - retention.toMillis()));
            // Negative: no record is that young.
            long end = young < 0 ? point.previous() : Math.min(young, point.previous());
            if (end <= first) return;
            kafka.admin()
                    .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            LOG.atInfo()
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("before", end)
                    .addKeyValue("records", end - first)
                    .log("history-deleted");
        } catch (ExecutionException failed) {
            throw new LogUnavailableException("history of " + partition + " was not deleted", failed);
        }
    }

    private long offset(TopicPartition partition, OffsetSpec wanted) throws InterruptedException, ExecutionException {
        return kafka.admin()
                .listOffsets(Map.of(partition, wanted))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
