package org.bunpil.relay.room.replica;

import java.io.IOException;
import java.util.List;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.NewerVersionException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.SnapshotFold;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Metrics;
import org.jspecify.annotations.Nullable;

/** Brings stored boards up to date, for a log that writes snapshots itself. Admits and folds as a room does. */
public final class BoardSnapshotFold implements SnapshotFold {
    @Override
    public byte[] fold(byte @Nullable [] stored, List<LogEntry> records) throws IOException {
        // Not the relay's metrics: rooms already count these records.
        Metrics uncounted = new Metrics();
        BoardReplica replica = stored == null
                ? new BoardReplica(uncounted)
                : BoardReplica.of(new StoredSnapshot(Position.START, stored), uncounted);
        for (LogEntry record : records) {
            if (!(replica.fold(record, 0) instanceof BoardReplica.Folded.Stopped stopped)) continue;
            if (stopped.failure() == null) throw new NewerVersionException(stopped.detail());
            throw new IOException(stopped.detail(), stopped.failure());
        }
        return replica.takeSnapshot().encode();
    }
}
