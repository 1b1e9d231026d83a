package org.bunpil.relay.log.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.bunpil.relay.log.BoardFold;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.StoredSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a board's stored snapshot forward by the records that follow it. Blocks. */
final class BoardStore {
    private static final Logger LOG = LoggerFactory.getLogger(BoardStore.class);

    private final Running kafka;
    private final BoardFold fold;

    BoardStore(Running kafka, BoardFold fold) {
        this.kafka = kafka;
        this.fold = fold;
    }

    /**
     * Stores a board.
     *
     * @param records its next ones in its partition, each since the last snapshot's
     * @return whether there was anything to store
     * @throws IOException when its snapshot cannot be read and its records are gone
     */
    boolean keep(TopicPartition partition, String board, List<Entry> records)
            throws InterruptedException, LogUnavailableException, IOException {
        DirectoryRecord.Made made = kafka.directory().made(board);
        // Nobody can open what is not in the directory.
        if (made == null || made.partition() != partition.partition()) return false;
        DirectoryRecord.Stored stored = kafka.directory().snapshot(board);
        long covered = stored == null ? -1 : stored.current().position();
        List<Entry> fresh = records.stream()
                .filter(record -> record.position().value() > covered)
                .toList();
        if (fresh.isEmpty()) return false;
        Entry last = fresh.getLast();
        byte[] body = fold(made, stored, fresh);
        kafka.snapshots()
                .put(
                        board,
                        last.position().value(),
                        last.tsMillis(),
                        body,
                        fresh.getFirst().position().value());
        return true;
    }

    private byte[] fold(DirectoryRecord.Made made, DirectoryRecord.@Nullable Stored stored, List<Entry> fresh)
            throws InterruptedException, LogUnavailableException, IOException {
        if (stored == null) return fold.fold(null, fresh);
        for (Kept kept : stored.kept()) {
            StoredSnapshot snapshot = kafka.snapshots().load(made.board(), kept);
            if (snapshot == null) continue;
            try {
                // From an older one as long as the records are still there.
                boolean current = kept.equals(stored.current());
                return fold.fold(snapshot.body(), current ? fresh : records(made, kept.next(), fresh.getLast()));
            } catch (IOException unreadable) {
                LOG.warn("event=snapshot-unusable board={} reason=\"{}\"", made.board(), unreadable.getMessage());
            }
        }
        return fold.fold(null, records(made, stored.first(), fresh.getLast()));
    }

    private List<Entry> records(DirectoryRecord.Made made, long from, Entry last)
            throws InterruptedException, LogUnavailableException, IOException {
        List<Entry> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.OPS, made.partition());
        try {
            kafka.scanner().scan(partition, from, record -> {
                if (record.offset() > last.position().value()) return false;
                if (made.board().equals(record.key()) && record.value() != null) records.add(Chunk.entry(record));
                return true;
            });
        } catch (LogUnavailableException failed) {
            if (failed.getCause() instanceof OffsetOutOfRangeException)
                throw new IOException("no snapshot of it can be read, and its records were deleted", failed);
            throw failed;
        }
        return records;
    }
}
