package org.bunpil.relay.room;

import java.io.IOException;
import java.util.Optional;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.room.lane.Lane;
import org.bunpil.relay.room.replica.BoardReplica;
import org.bunpil.relay.room.replica.SnapshotCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores and loads a board's snapshots, which save replaying the whole log when the board is opened. */
final class SnapshotWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

    private final String board;
    private final RoomContext context;
    private final Lane lane;
    private boolean writing;

    SnapshotWriter(String board, RoomContext context, Lane lane) {
        this.board = board;
        this.context = context;
        this.lane = lane;
    }

    /** The board of a stored snapshot; an empty board when there is none. */
    static BoardReplica load(String board, Optional<StoredSnapshot> stored, RoomContext context) {
        if (stored.isEmpty()) return new BoardReplica(context.metrics());
        try {
            return BoardReplica.of(stored.get(), context.metrics());
        } catch (IOException unusable) {
            // Everything is in the log, so an unusable snapshot only costs time; unless the log begins with it.
            LOG.atWarn()
                    .addKeyValue("board", board)
                    .addKeyValue("reason", unusable.getMessage())
                    .log("snapshot-unusable");
            context.metrics().count(Counter.SNAPSHOTS, "unusable");
            return BoardReplica.withoutSnapshot(context.metrics());
        }
    }

    /** Stores a snapshot if there are at least {@code minRecords} records since the last one. On the lane. */
    void writeIfDue(BoardReplica replica, int minRecords) {
        if (writing
                || context.log().writesSnapshots()
                || replica.recordsSinceSnapshot() < minRecords
                || replica.inc().isEmpty()) return;
        writing = true;
        Position position = replica.position();
        SnapshotCodec snapshot = replica.takeSnapshot();
        context.background().execute(() -> {
            write(position, snapshot);
            lane.run(() -> writing = false);
        });
    }

    private void write(Position position, SnapshotCodec snapshot) {
        try {
            context.log().putSnapshot(board, new StoredSnapshot(position, snapshot.encode()));
            context.metrics().count(Counter.SNAPSHOTS, "stored");
        } catch (IOException | LogUnavailableException failed) {
            LOG.atWarn()
                    .addKeyValue("board", board)
                    .addKeyValue("reason", failed.getMessage())
                    .log("snapshot-not-stored");
        }
    }
}
