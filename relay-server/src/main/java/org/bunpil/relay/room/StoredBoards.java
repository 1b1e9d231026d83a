package org.bunpil.relay.room;

import java.io.IOException;
import java.util.List;
import org.bunpil.relay.log.BoardFold;
import org.bunpil.relay.log.Entry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Metrics;
import org.jspecify.annotations.Nullable;

/** Brings stored boards forward, for a log that keeps them by itself: admits and folds as a room does. */
public final class StoredBoards implements BoardFold {
    @Override
    public byte[] fold(byte @Nullable [] stored, List<Entry> records) throws IOException {
        // What rooms count must not be counted twice.
        Metrics uncounted = new Metrics();
        Ledger ledger = stored == null
                ? new Ledger(uncounted)
                : Ledger.of(new StoredSnapshot(Position.START, stored), uncounted);
        for (Entry record : records) ledger.fold(record, 0);
        return ledger.file().encode();
    }
}
