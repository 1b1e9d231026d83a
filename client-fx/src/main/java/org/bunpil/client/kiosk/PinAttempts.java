package org.bunpil.client.kiosk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long to wait after wrong PINs: three are free, then 10 seconds, and twice as long after each further one, up to an hour. It is kept on
 * disk, so that pulling the plug is no shorter path.
 *
 * @param wrong how many there were since the last right one
 * @param untilMillis no PIN is looked at before then
 */
record PinAttempts(int wrong, long untilMillis) {
    static final PinAttempts NONE = new PinAttempts(0, 0);
    private static final int FREE = 3;
    private static final long FIRST_WAIT_MILLIS = 10_000;
    private static final long MOST_WAIT_MILLIS = 3_600_000;
    private static final int MOST_DOUBLED = 9;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6}) ([0-9]{1,15})");

    static PinAttempts read(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? new PinAttempts(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)))
                : NONE;
    }

    String text() {
        return wrong + " " + untilMillis;
    }

    /** After one more wrong PIN. */
    PinAttempts another(long nowMillis) {
        int now = Math.min(wrong + 1, 999_999);
        long wait =
                now < FREE ? 0 : Math.min(MOST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(now - FREE, MOST_DOUBLED));
        return new PinAttempts(now, nowMillis + wait);
    }

    /** A clock that was set back does not lock the kiosk for longer than it would have been. */
    long waitMillis(long nowMillis) {
        return Math.clamp(untilMillis - nowMillis, 0, MOST_WAIT_MILLIS);
    }
}
