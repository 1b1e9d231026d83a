package org.bunpil.model;

import java.util.Locale;

/** Every code a relay answers with; on the wire in lower case. */
public enum ErrorCode {
    BAD_MESSAGE,
    BAD_TYPE,
    BAD_FIELD,
    AUTH,
    KICKED,
    ENDED,
    NO_ASSET,
    NO_BOARD,
    BOARD_FULL,
    VERSION,
    OLD_RELAY,
    RATE,
    SLOW,
    BUSY,
    UNAVAILABLE,
    DRAIN,
    FROZEN,
    MUTED,
    ROLE,
    LOCKED,
    NOT_YOURS,
    LIMIT;

    /** The code as on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
