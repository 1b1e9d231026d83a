package org.bunpil.relay.room.replica;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.wire.SnapshotParts;
import org.jspecify.annotations.Nullable;

/** One snapshot for all members that join at the same seq. Each part is encoded when it is first needed. On the lane only. */
public final class SharedSnapshot {
    private final long seq;
    private final String hash;
    private final Iterator<String> rest;
    private final List<String> parts = new ArrayList<>();

    SharedSnapshot(Snapshot snapshot, String hash) {
        this.seq = snapshot.seq();
        this.hash = hash;
        this.rest = SnapshotParts.encode(snapshot, hash);
    }

    public long seq() {
        return seq;
    }

    public String hash() {
        return hash;
    }

    /** Part {@code i}, or null after the last one. Must be called in order. */
    public @Nullable String part(int i) {
        if (i < parts.size()) return parts.get(i);
        if (!rest.hasNext()) return null;
        String part = rest.next();
        parts.add(part);
        return part;
    }
}
