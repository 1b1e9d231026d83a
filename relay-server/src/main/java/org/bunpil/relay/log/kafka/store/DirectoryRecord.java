package org.bunpil.relay.log.kafka.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the directory topic holds. Each kind has a key of its own, so that nobody overwrites what somebody else changes. */
public sealed interface DirectoryRecord {
    String key();

    /**
     * A board was made. The first one counts.
     *
     * @param partition of the ops topic, stored so that added partitions never move a board
     * @param from offset there before which the board has no record
     */
    record BoardCreated(String board, String title, String owner, String code, int partition, long from)
            implements DirectoryRecord {
        @Override
        public String key() {
            return "board:" + board;
        }

        @Override
        public String toString() {
            return "BoardCreated[" + board + "]";
        }
    }

    /** A board's join code was changed; "" for none. */
    record JoinCodeChanged(String board, String code) implements DirectoryRecord {
        @Override
        public String key() {
            return "code:" + board;
        }

        @Override
        public String toString() {
            return "JoinCodeChanged[" + board + "]";
        }
    }

    /**
     * A board's snapshot was stored. The one that reaches furthest counts.
     *
     * @param refs the newest first; an older one, so that a board can be opened from where its members still were a minute ago, and
     *     perhaps one between that will be
     * @param first offset in the ops topic of the board's first record
     */
    record SnapshotStored(String board, List<SnapshotRef> refs, long first) implements DirectoryRecord {
        @Override
        public String key() {
            return "snapshot:" + board;
        }

        public SnapshotRef current() {
            return refs.getFirst();
        }

        boolean refersTo(SnapshotRef other) {
            return refs.stream().anyMatch(one -> one.generation().equals(other.generation()));
        }
    }

    /**
     * Each board of a partition has no record before this offset that is not in its current snapshot. The furthest one counts.
     *
     * @param previous the checkpoint before; records before it are needed by nobody who opens a board
     */
    record Checkpoint(int partition, long offset, long previous) implements DirectoryRecord {
        @Override
        public String key() {
            return "checkpoint:" + partition;
        }
    }

    /**
     * A picture was stored.
     *
     * @param partition of the assets topic
     * @param from offset there of its first part; the others follow it
     * @param bytes of all parts together
     * @param board on which it counts; "" before pictures were counted
     */
    record AssetStored(String id, int partition, long from, int bytes, String board) implements DirectoryRecord {
        @Override
        public String key() {
            return "asset:" + id;
        }
    }

    default byte[] value() {
        return DirectoryJson.write(this).getBytes(StandardCharsets.UTF_8);
    }

    /** @return null when it is of a kind that this version does not know, or malformed */
    static @Nullable DirectoryRecord read(String key, byte[] value) {
        int colon = key.indexOf(':');
        if (colon < 0) return null;
        return DirectoryJson.read(
                key.substring(0, colon), key.substring(colon + 1), new String(value, StandardCharsets.UTF_8));
    }
}
