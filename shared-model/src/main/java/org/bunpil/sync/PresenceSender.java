package org.bunpil.sync;

import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Own presence on its way out: only the latest, at the rate the protocol allows. */
final class PresenceSender {
    private static final int MOST_PER_SECOND = 30;
    private static final int ALL_PER_SECOND = 600;
    private static final long REPEAT_MILLIS = 10_000;

    private final RelayLink link;
    private @Nullable Presence latest;
    private boolean news;
    private long sentMillis;

    PresenceSender(RelayLink link) {
        this.link = link;
    }

    void set(Presence presence) {
        news |= !presence.equals(latest);
        latest = presence;
    }

    /** A new connection knows nothing. */
    void again() {
        news = latest != null;
    }

    /** Something new is to be sent when the allowance lets it. */
    boolean waits() {
        return news;
    }

    /** Sends if something is new and due. @param members how many share the allowance */
    void send(long nowMillis, int members) {
        Presence presence = latest;
        if (presence == null) return;
        long every = Math.max(1000 / MOST_PER_SECOND, 1000L * members / ALL_PER_SECOND);
        boolean due = news ? nowMillis - sentMillis >= every : nowMillis - sentMillis >= REPEAT_MILLIS;
        if (!due) return;
        link.send(new ClientFrame.PresenceUpdate(presence));
        news = false;
        sentMillis = nowMillis;
    }
}
