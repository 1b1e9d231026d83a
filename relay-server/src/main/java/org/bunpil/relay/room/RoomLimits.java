package org.bunpil.relay.room;

import org.bunpil.model.Limits;
import org.bunpil.relay.room.replica.BatchRing;

/** Every limit and time of a room (docs/relay.md). */
public final class RoomLimits {
    private RoomLimits() {}

    /** Records that the log has delivered but the lane has not folded yet, in characters of their text. */
    static final long BACKLOG_UNITS = 8L << 20;

    /** A member that far behind gets a snapshot instead. */
    public static final int BEHIND_BATCHES = BatchRing.KEPT_BATCHES;

    static final long BEHIND_BYTES = 512L << 10;
    static final long BEHIND_MILLIS = 3_000;
    /** Frames of a catch-up stay below this (a batch may be 32 KiB and still fits a frame). */
    static final int STREAM_FRAME_BYTES = 30 << 10;

    static final int STREAM_FRAME_BATCHES = 256;
    /** A hash at least once in so many batches. */
    static final int HASH_EVERY = 64;
    /** Answers that may wait for a member's socket. */
    static final int CONTROLS = 512;

    /** When frames follow each other faster, batches wait that long for company. */
    static final long COALESCE_MILLIS = 8;
    /** For so many members one millisecond more. */
    static final int MEMBERS_PER_MILLI = 12;
    /** The most that they wait when the relay has more to do than it can. */
    static final long COALESCE_MAX_MILLIS = 64;
    /** A batch that waited so long for its room says that there is too much to do. */
    static final long LATE_MILLIS = 8;
    /** One that waited no longer says that there is not. */
    static final long PUNCTUAL_MILLIS = 2;
    /** How often it is looked how much of the computer the relay uses. */
    static final long LOAD_MILLIS = 100;
    /** So many looks ago counts little. */
    static final int LOAD_SAMPLES = 4;
    /** Up to this share of it nobody waits for the relay as a whole. */
    static final double LOAD_LIGHT = 0.5;
    /** From this share on everybody waits the most. */
    static final double LOAD_FULL = 0.9;

    static final long PRESENCE_MILLIS = 50;
    /** Presence of many people is cut into frames of this size. */
    static final int PRESENCE_FRAME_BYTES = Limits.SNAPSHOT_PART_BYTES;
    /** More than one person's presence takes without its lists of ids. */
    static final int PRESENCE_BYTES = 600;

    static final long PRESENCE_REPEAT_MILLIS = 10_000;
    static final long PRESENCE_GONE_MILLIS = 25_000;
    static final int PRESENCE_PER_SECOND = 30;
    /** Presence of all senders of a board together, a second. */
    static final int PRESENCE_BOARD_PER_SECOND = 600;

    static final long OPEN_RETRY_MILLIS = 500;
    static final long IDLE_MILLIS = 60_000;
    public static final long TICK_MILLIS = 500;

    /** Fewer records than this since the last snapshot are not worth one when the room closes. */
    static final int SNAPSHOT_MIN_RECORDS = 200;
}
