package org.bunpil.wire;

import java.util.Iterator;
import java.util.List;
import org.bunpil.board.Snapshot;

/** Cuts a snapshot into frames of at most {@link org.bunpil.model.Limits#SNAPSHOT_PART_BYTES} and puts them together again. */
public final class SnapshotParts {
    private SnapshotParts() {}

    /** The frames' text, encoded lazily one by one. */
    public static Iterator<String> encode(Snapshot snapshot) {
        throw new UnsupportedOperationException();
    }

    /** @param parts all {@code n} parts in order */
    public static Snapshot join(List<RelayFrame.SnapshotPart> parts) {
        throw new UnsupportedOperationException();
    }
}
