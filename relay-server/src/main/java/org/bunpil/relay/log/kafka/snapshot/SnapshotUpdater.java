package org.bunpil.relay.log.kafka.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.NewerVersionException;
import org.bunpil.relay.log.SnapshotFold;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.kafka.store.DirectoryRecord;
import org.bunpil.relay.log.kafka.store.KafkaConnection;
import org.bunpil.relay.log.kafka.store.SnapshotRef;
import org.bunpil.relay.log.kafka.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a board's stored snapshot up to date with the records that follow it. Blocks. */
final class SnapshotUpdater {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotUpdater.class);

    private final KafkaConnection kafka;
    private final SnapshotFold fold;

    SnapshotUpdater(KafkaConnection kafka, SnapshotFold fold) {
        this.kafka = kafka;
        this.fold = fold;
    }

    /**
     * Stores a new snapshot of a board.
     *
     * @param records the board's records in its partition, complete since the last snapshot
     * @return whether there was anything to store
     * @throws NewerVersionException when the board needs a newer relay
     * @throws IOException when no snapshot can be read and older records have been deleted
     */
    boolean update(TopicPartition partition, String board, List<LogEntry> records)
            throws InterruptedException, LogUnavailableException, IOException {
        DirectoryRecord.BoardCreated created = kafka.directory().created(board);
        // A board that is not in the directory cannot be opened.
        if (created == null || created.partition() != partition.partition()) return false;
        DirectoryRecord.SnapshotStored stored = kafka.directory().snapshot(board);
        // An older board may have had the same id.
        long covered = stored == null ? created.from() - 1 : stored.current().position();
        List<LogEntry> fresh = records.stream()
                .filter(record -> record.position().value() > covered)
                .toList();
        if (fresh.isEmpty()) return false;
        LogEntry last = fresh.getLast();
        byte[] body = fold(created, stored, fresh);
        kafka.snapshots()
                .put(
                        board,
                        last.position().value(),
                        last.tsMillis(),
                        body,
                        fresh.getFirst().position().value());
        return true;
    }

    private byte[] fold(
            DirectoryRecord.BoardCreated created, DirectoryRecord.@Nullable SnapshotStored stored, List<LogEntry> fresh)
            throws InterruptedException, LogUnavailableException, IOException {
        if (stored == null) return fold.fold(null, fresh);
        for (SnapshotRef ref : stored.refs()) {
            StoredSnapshot snapshot = kafka.snapshots().load(kafka.bulkReader(), created.board(), ref);
            if (snapshot == null) continue;
            try {
                // An older snapshot serves too, as long as the records after it have not been deleted.
                boolean current = ref.equals(stored.current());
                return fold.fold(snapshot.body(), current ? fresh : records(created, ref.next(), fresh.getLast()));
            } catch (NewerVersionException newer) {
                // An older snapshot would not help, and this one must stay.
                throw newer;
            } catch (IOException unreadable) {
                LOG.atWarn()
                        .addKeyValue("board", created.board())
                        .addKeyValue("reason", unreadable.getMessage())
                        .log("snapshot-unusable");
            }
        }
        return fold.fold(null, records(created, stored.first(), fresh.getLast()));
    }

    private List<LogEntry> records(DirectoryRecord.BoardCreated created, long from, LogEntry last)
            throws InterruptedException, LogUnavailableException, IOException {
        List<LogEntry> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.OPS, created.partition());
        try {
            kafka.bulkReader().scan(partition, from, record -> {
                if (record.offset() > last.position().value()) return false;
                if (created.board().equals(record.key()) && record.value() != null)
                    records.add(PartitionBuffer.entry(record));
                return true;
            });
        } catch (LogUnavailableException failed) {
            if (failed.getCause() instanceof OffsetOutOfRangeException)
                throw new IOException("no snapshot of the board can be read, and its records were deleted", failed);
            throw failed;
        }
        return records;
    }
}
