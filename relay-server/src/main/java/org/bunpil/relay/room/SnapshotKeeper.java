package org.bunpil.relay.room;

import java.io.IOException;
import java.util.Optional;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a board now and then, so that opening it does not replay everything, and reads it back. */
final class SnapshotKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);

    private final String board;
    private final RoomContext context;
    private final Lane lane;
    private boolean writing;

    SnapshotKeeper(String board, RoomContext context, Lane lane) {
        this.board = board;
        this.context = context;
        this.lane = lane;
    }

    /** The board as it was stored, or an empty one. Blocks. */
    static Ledger open(String board, RoomContext context) throws LogUnavailableException {
        Optional<StoredSnapshot> stored = context.log().latestSnapshot(board);
        if (stored.isEmpty()) return new Ledger(context.metrics());
        try {
            return Ledger.of(stored.get(), context.metrics());
        } catch (IOException unusable) {
            // The log has everything; a bad snapshot only costs time.
            LOG.warn("event=snapshot-unusable board={} reason=\"{}\"", board, unusable.getMessage());
            context.metrics().count(Count.SNAPSHOTS, "unusable");
            return new Ledger(context.metrics());
        }
    }

    /** Stores the board if enough happened since it last was. On the lane. */
    void keep(Ledger ledger, int minRecords) {
        if (writing
                || context.log().keepsSnapshots()
                || ledger.recordsSinceSnapshot() < minRecords
                || ledger.inc().isEmpty()) return;
        writing = true;
        Position position = ledger.position();
        BoardFile file = ledger.file();
        context.background().execute(() -> {
            write(position, file);
            lane.run(() -> writing = false);
        });
    }

    private void write(Position position, BoardFile file) {
        try {
            context.log().putSnapshot(board, new StoredSnapshot(position, file.encode()));
            context.metrics().count(Count.SNAPSHOTS, "stored");
        } catch (IOException | LogUnavailableException failed) {
            LOG.warn("event=snapshot-not-stored board={} reason=\"{}\"", board, failed.getMessage());
        }
    }
}
