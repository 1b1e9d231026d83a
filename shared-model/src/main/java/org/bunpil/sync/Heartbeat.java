package org.bunpil.sync;

import org.bunpil.wire.ClientFrame;

/** Notices a connection that is open but dead. */
final class Heartbeat {
    private static final long PING_AFTER_MILLIS = 5_000;
    private static final long DEAD_AFTER_MILLIS = 12_000;

    private final RelayLink link;
    private long heardMillis;
    private long pingedMillis;
    private long pings;

    Heartbeat(RelayLink link) {
        this.link = link;
    }

    void heard(long nowMillis) {
        heardMillis = nowMillis;
    }

    /** Closes the link if nothing has arrived for this long. */
    void closeIfSilent(long nowMillis, long patienceMillis) {
        if (nowMillis - heardMillis > patienceMillis) link.close();
    }

    /** Pings after 5 s of silence, closes the link after 12 s. */
    void tick(long nowMillis) {
        if (nowMillis - heardMillis > DEAD_AFTER_MILLIS) {
            link.close();
        } else if (nowMillis - Math.max(heardMillis, pingedMillis) > PING_AFTER_MILLIS) {
            pingedMillis = nowMillis;
            link.send(new ClientFrame.Ping(++pings));
        }
    }
}
