package org.bunpil.relay.session;

/** All limits and times of a session (docs/protocol.md, "Limits"). */
public final class SessionLimits {
    private SessionLimits() {}

    public static final int BATCHES_PER_SECOND = 120;
    static final int BATCHES_BURST = 240;
    static final int BYTES_PER_SECOND = 64 << 10;
    static final int BYTES_BURST = 256 << 10;
    /** For all frames, including those that are dropped unanswered. More is a flood, not a client that is catching up. */
    static final int FLOOD_FRAMES_PER_SECOND = 1_000;

    static final int FLOOD_FRAMES_BURST = 3_000;
    /** The same in characters. Pictures are the largest that a client has to send. */
    static final int FLOOD_UNITS_PER_SECOND = 1 << 20;

    static final int FLOOD_UNITS_BURST = 6 << 20;
    /** Presence updates beyond this are ignored. */
    static final int PRESENCE_PER_SECOND = 60;

    /** For pictures in each direction, separate from all other limits. */
    static final int ASSET_BYTES_PER_SECOND = 512 << 10;

    static final int ASSET_BURST = 1 << 20;
    /** Most pictures that one session may be waiting for. */
    static final int ASSETS_WANTED = 256;
    /** Memory for pictures in transit, of all sessions together: uploads, and downloads. */
    static final long ASSET_PUT_BYTES = 64L << 20;

    static final long ASSET_GET_BYTES = 64L << 20;

    static final int BAD_FRAMES = 3;
    static final int RATE_REFUSALS = 5;
    static final long RATE_REFUSALS_MILLIS = 10_000;
    static final long RATE_RETRY_MILLIS = 500;
    static final long SLOW_EVERY_MILLIS = 2_000;
    static final long SLOW_FLUSH_MILLIS = 50;

    static final long HELLO_MILLIS = 5_000;
    static final long JOIN_MILLIS = 2_000;
    static final long PING_AFTER_MILLIS = 5_000;
    static final long SILENCE_MILLIS = 12_000;
    static final long STALLED_MILLIS = 20_000;
    /** How long the answer to a wrong code, key or secret is delayed. A relay sends at most 20 such answers a second. */
    static final long AUTH_MILLIS = 1_000;

    static final long AUTH_SLOT_MILLIS = 50;
    /** Longest wait behind other failures, so that a user who mistyped need not wait long because others are guessing. */
    static final long AUTH_QUEUE_MILLIS = 5_000;

    static final long RETRY_MILLIS = 1_500;
    static final int RETRY_SPREAD_MILLIS = 1_500;
    /** How many returning clients a relay can take. The reconnects of clients that are sent goodbye are spread out accordingly. */
    static final int COMING_BACK_PER_SECOND = 500;

    static final int COMING_BACK_MIN_MILLIS = 250;
    static final int COMING_BACK_MAX_MILLIS = 8_000;
}
