package org.bunpil.model;

/** All limits on boards, ops and frames; docs/protocol.md lists them with their codes. */
public final class Limits {
    private Limits() {}

    public static final int FRAME_BYTES = 65_536;
    public static final int BATCH_BYTES = 32_768;
    public static final int SNAPSHOT_PART_BYTES = 48 * 1024;
    public static final int JSON_DEPTH = 12;

    public static final int BATCH_OPS = 64;
    public static final int BATCH_IDS = 2_000;
    public static final int CUT_PARTS = 64;
    public static final int APPEND_SAMPLES = 512;
    public static final int STROKE_SAMPLES = 8_000;
    /** Limit on the weight of a stroke's packed chunks; each chunk counts {@link #CHUNK_BYTES} more, for its JSON. */
    public static final int STROKE_BYTES = 32_768;

    public static final int CHUNK_BYTES = 4;

    /** Ids in one presence's selection or drag. */
    public static final int PRESENCE_IDS = 200;
    /** Length of the name of a tool in a presence. */
    public static final int TOOL_UNITS = 24;

    public static final int TEXT_UNITS = 2_000;
    public static final int NAME_UNITS = 40;
    public static final int TITLE_UNITS = 120;
    public static final int APP_UNITS = 40;
    /** Length of a user's name for host keys. */
    public static final int USER_UNITS = 64;

    public static final int KEY_MIN_UNITS = 22;
    public static final int KEY_MAX_UNITS = 128;
    /** Length of a join code as typed. */
    public static final int CODE_UNITS = 16;

    public static final int INC_MIN_UNITS = 4;
    public static final int INC_MAX_UNITS = 8;
    /** Length of a state hash, in hex digits. */
    public static final int HASH_UNITS = 16;
    /** Length of a SHA-256 in hex: assets, and secrets in the log. */
    public static final int SHA256_UNITS = 64;

    public static final int ID_UNITS = 24;
    public static final int CLIENT_UNITS = 8;
    public static final int SECRET_UNITS = 22;
    public static final int BOARD_ID_MIN_UNITS = 6;
    public static final int BOARD_ID_MAX_UNITS = 24;

    /** Coordinates and sizes lie within ± this, in 1/8 board pixel. */
    public static final int COORDINATE = 1 << 30;
    /** Sample offsets from their stroke's origin lie within ± this. */
    public static final int OFFSET = 1 << 24;
    /** Line width, 1/8 board pixel, at least 1. */
    public static final int WIDTH = 1 << 14;

    public static final int DASH = 15;
    public static final int FONT = 255;
    /** Scales lie within ± this (4096 = 1), never 0. */
    public static final int SCALE = 1 << 24;
    /** The bend of a connector lies within ± this, in 1/4096 of the distance of its ends. */
    public static final int BEND = 1 << 14;
    /** A place in an element's bounds is 0 to this, in each direction. */
    public static final int ANCHOR = 4_096;
    /** Rotations lie within ± this, 1/100 degree. */
    public static final int ROTATION = 36_000;
    /** k, seq and z stay below this, so that every language's numbers represent them exactly. */
    public static final long INTEGER = 1L << 53;

    public static final int ALPHA = 255;

    public static final int ASSET_BYTES = 4 << 20;
    /** Parts of an asset on the wire. */
    public static final int ASSET_PARTS = 4_096;
    /** Base64 characters of one part. */
    public static final int ASSET_PART_UNITS = 48 * 1024;

    /** Addresses of relays and arguments of an error that a relay may send, and the length of each. */
    public static final int RELAYS = 64;

    public static final int ERROR_ARGS = 16;
    public static final int RELAY_TEXT_UNITS = 500;

    public static final int BOARD_ELEMENTS = 100_000;
    public static final int BOARD_PAGES = 200;
    public static final int BOARD_PEOPLE = 5_000;
    public static final long BOARD_BYTES = 64L << 20;
    public static final int BOARD_MEMBERS = 500;
    /** Clients that only watch a board through one relay; they take nothing from the members' number. */
    public static final int BOARD_WATCHERS = 500;

    public static final int TRASH = 10_000;
}
