package org.bunpil.relay.log.kafka.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of the directory topic. Each kind has its own key, so that changes of one kind never overwrite another. */
public sealed interface DirectoryRecord {
    /** How the keys of each kind begin. */
    String BOARD = "board:";

    String CODE = "code:";
    String SNAPSHOT = "snapshot:";
    String ASSET = "asset:";

    String key();

    /**
     * A board was created. The first record counts.
     *
     * @param partition of the ops topic, stored so that added partitions never move a board
     * @param from offset there before which the board has no record
     */
    record BoardCreated(String board, String title, String owner, String code, int partition, long from)
            implements DirectoryRecord {
        @Override
        public String key() {
            return BOARD + board;
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
            return CODE + board;
        }

        @Override
        public String toString() {
            return "JoinCodeChanged[" + board + "]";
        }
    }

    /**
     * A board's snapshot was stored. The record with the latest position counts.
     *
     * @param refs the newest first; then, if it exists, one that will soon be old enough to open the board from; last an older one from
     *     which a board is opened now, so that members who were there a minute ago can resume
     * @param first offset in the ops topic of the board's first record
     */
    record SnapshotStored(String board, List<SnapshotRef> refs, long first) implements DirectoryRecord {
        @Override
        public String key() {
            return SNAPSHOT + board;
        }

        public SnapshotRef current() {
            return refs.getFirst();
        }

        boolean refersTo(SnapshotRef other) {
            return refs.stream().anyMatch(one -> one.generation().equals(other.generation()));
        }
    }

    /**
     * Every record of a partition before this offset is in the current snapshot of its board. The record with the largest offset counts.
     *
     * @param previous the previous checkpoint's offset; records before it are not needed for opening a board
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
     * @param board towards whose limit it counts; "" in old records, which count towards none
     */
    record AssetStored(String id, int partition, long from, int bytes, String board) implements DirectoryRecord {
        /** The same picture, counted towards another board. */
        public AssetStored of(String other) {
            return new AssetStored(id, partition, from, bytes, other);
        }

        @Override
        public String key() {
            return ASSET + id;
        }
    }

    default byte[] value() {
        return DirectoryJson.write(this).getBytes(StandardCharsets.UTF_8);
    }

    /** @return null when the record is malformed or of a kind that this version does not know */
    static @Nullable DirectoryRecord read(String key, byte[] value) {
        int colon = key.indexOf(':');
        if (colon < 0) return null;
        return DirectoryJson.read(
                key.substring(0, colon), key.substring(colon + 1), new String(value, StandardCharsets.UTF_8));
    }
}
