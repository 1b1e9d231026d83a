package org.bunpil.sync;

import java.util.function.Supplier;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Sends own presence at the rate that the protocol allows. The presence is computed only when it is sent. */
final class PresenceSender {
    private static final int MOST_PER_SECOND = 30;
    private static final int ALL_PER_SECOND = 600;
    private static final long REPEAT_MILLIS = 10_000;

    private final RelayLink link;
    private @Nullable Supplier<Presence> latest;
    private @Nullable Presence sent;
    /** Whether the presence may differ from what was sent. */
    private boolean changed;

    private long sentMillis;

    PresenceSender(RelayLink link) {
        this.link = link;
    }

    void changed(Supplier<Presence> now) {
        latest = now;
        changed = true;
    }

    /** A new connection has begun; the relay knows no presence yet. */
    void again() {
        changed = latest != null;
        sent = null;
    }

    /** Whether something new waits until it may be sent. */
    boolean waits() {
        return changed;
    }

    /**
     * Sends the presence if it is new and due.
     *
     * @param members how many share the allowed rate
     */
    void send(long nowMillis, int members) {
        if (latest == null) return;
        long every = Math.max(1000 / MOST_PER_SECOND, 1000L * members / ALL_PER_SECOND);
        boolean repeats = nowMillis - sentMillis >= REPEAT_MILLIS;
        if (!repeats && !(changed && nowMillis - sentMillis >= every)) return;
        Presence presence = latest.get();
        changed = false;
        if (!repeats && presence.equals(sent)) return;
        link.send(new ClientFrame.PresenceUpdate(presence));
        sent = presence;
        sentMillis = nowMillis;
    }
}
