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

/** Deletes records that are past their retention time and that no relay needs. Blocks. */
public final class RecordRetention {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRetention.class);

    private final KafkaConnection kafka;
    private final Duration retention;

    public RecordRetention(KafkaConnection kafka, Duration retention) {
        this.kafka = kafka;
        this.retention = retention;
    }

    /** Deletes only records before the previous checkpoint, so that a relay which still uses that checkpoint loses nothing. */
    public void deleteExpired(TopicPartition partition) throws InterruptedException, LogUnavailableException {
        DirectoryRecord.Checkpoint point = kafka.directory().checkpoint(partition.partition());
        if (point == null || point.previous() == 0) return;
        try {
            long first = offset(partition, OffsetSpec.earliest());
            long young = offset(partition, OffsetSpec.forTimestamp(System.currentTimeMillis() - retention.toMillis()));
            // Negative: no record is younger than the retention time.
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
