package org.bunpil.relay.session;

import org.bunpil.model.ErrorCode;

/** WebSocket close codes (docs/protocol.md, "Codes"). */
public final class CloseCodes {
    public static final int GOING_AWAY = 1001;
    public static final int RESTART = 1012;
    public static final int TRY_LATER = 1013;
    public static final int BAD = 4000;
    public static final int NO_HELLO = 4001;
    public static final int AUTH = 4003;
    public static final int NO_BOARD = 4004;
    public static final int BOARD_FULL = 4005;
    public static final int VERSION = 4006;
    public static final int SLOW = 4008;
    public static final int RATE = 4029;

    private CloseCodes() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case BAD_MESSAGE, BAD_TYPE, BAD_FIELD -> BAD;
            case AUTH, KICKED, ENDED -> AUTH;
            case NO_BOARD -> NO_BOARD;
            case BOARD_FULL -> BOARD_FULL;
            case VERSION -> VERSION;
            case SLOW -> SLOW;
            case RATE -> RATE;
            case DRAIN -> RESTART;
            case BUSY, UNAVAILABLE, OLD_RELAY -> TRY_LATER;
            // These answer a single frame and never close a connection.
            case NO_ASSET, FROZEN, MUTED, ROLE, LOCKED, NOT_YOURS, LIMIT -> TRY_LATER;
        };
    }

    /** Whether the client may reconnect by itself. */
    static boolean isRetryable(ErrorCode code) {
        return switch (code) {
            case BUSY, UNAVAILABLE, OLD_RELAY, DRAIN, SLOW, RATE -> true;
            case BAD_MESSAGE,
                    BAD_TYPE,
                    BAD_FIELD,
                    AUTH,
                    KICKED,
                    ENDED,
                    NO_ASSET,
                    NO_BOARD,
                    BOARD_FULL,
                    VERSION,
                    FROZEN,
                    MUTED,
                    ROLE,
                    LOCKED,
                    NOT_YOURS,
                    LIMIT -> false;
        };
    }
}
