package org.bunpil.relay.room;

import org.bunpil.model.Limits;
import org.bunpil.relay.room.replica.BatchRing;

/** All limits and times of a room (docs/relay.md). */
public final class RoomLimits {
    private RoomLimits() {}

    /** Most characters of records that the log has delivered but the lane has not folded yet. */
    static final long BACKLOG_UNITS = 8L << 20;

    /** A member that is further behind than this gets a snapshot instead. */
    public static final int BEHIND_BATCHES = BatchRing.KEPT_BATCHES;

    static final long BEHIND_BYTES = 512L << 10;
    static final long BEHIND_MILLIS = 3_000;
    /** Frames of several batches stay below this size. A single batch of up to 32 KiB still fits a frame. */
    static final int STREAM_FRAME_BYTES = 30 << 10;

    static final int STREAM_FRAME_BATCHES = 256;
    /** A hash is sent at least once in this many batches. */
    static final int HASH_EVERY = 64;
    /** Most answers that may wait for a member's socket. */
    static final int CONTROLS = 512;

    /** Least time between frames: batches that arrive sooner are coalesced into the next frame. */
    static final long COALESCE_MILLIS = 8;
    /** One millisecond is added for this many members. */
    static final int MEMBERS_PER_MILLI = 12;
    /** Longest time between frames, used when the relay is overloaded. */
    static final long COALESCE_MAX_MILLIS = 64;
    /** A batch that waited at least this long for its room shows that the relay is overloaded. */
    static final long LATE_MILLIS = 8;
    /** A batch that waited no longer than this shows that it is not. */
    static final long PUNCTUAL_MILLIS = 2;
    /** How often the relay's CPU share is measured. */
    static final long LOAD_MILLIS = 100;
    /** Number of samples over which the CPU share is averaged. */
    static final int LOAD_SAMPLES = 4;
    /** Up to this CPU share nothing is added to the time between frames. */
    static final double LOAD_LIGHT = 0.5;
    /** From this CPU share on the time between frames is the longest. */
    static final double LOAD_FULL = 0.9;

    static final long PRESENCE_MILLIS = 50;
    /** Presence of many people is divided into frames of this size. */
    static final int PRESENCE_FRAME_BYTES = Limits.SNAPSHOT_PART_BYTES;
    /** Upper bound for one participant's presence without its lists of ids. */
    static final int PRESENCE_BYTES = 600;

    /** How long those who join a board that was just opened wait for other relays to say who is on it. */
    static final long PRESENCE_SETTLE_MILLIS = 500;

    /** Most characters of presence from other relays that may wait for a lane. What is more is dropped. */
    static final long PRESENCE_BACKLOG_UNITS = 1L << 20;

    static final long PRESENCE_REPEAT_MILLIS = 10_000;
    static final long PRESENCE_GONE_MILLIS = 25_000;
    static final int PRESENCE_PER_SECOND = 30;
    /** Presence updates a second of all members of a board together. */
    static final int PRESENCE_BOARD_PER_SECOND = 600;

    /** A room looks at the heap again after it has folded this many characters of records. */
    static final long HEAP_CHECK_UNITS = 1L << 20;

    static final long OPEN_RETRY_MILLIS = 500;
    static final long IDLE_MILLIS = 60_000;
    public static final long TICK_MILLIS = 500;

    /** When the room closes, a snapshot is stored only if there are at least this many records since the last one. */
    static final int SNAPSHOT_MIN_RECORDS = 200;
}
