package org.bunpil.relay.room;

import java.util.List;
import java.util.function.LongSupplier;
import org.bunpil.relay.log.PresenceChannel;
import org.bunpil.relay.room.lane.Lane;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;

/**
 * A board's presence on other relays: asks for it when the board is opened, and tells them who is here. On the lane only, but for what the
 * log calls.
 */
final class RemotePresence implements PresenceChannel.Listener {
    private final String board;
    private final PresenceChannel channel;
    private final PresenceTracker presence;
    private final Lane lane;
    private final LongSupplier clock;
    private final long settledByMillis;
    private final PresenceChannel.Registration registration;
    private volatile boolean settled;

    RemotePresence(String board, PresenceChannel channel, PresenceTracker presence, Lane lane, LongSupplier clock) {
        this.board = board;
        this.channel = channel;
        this.presence = presence;
        this.lane = lane;
        this.clock = clock;
        this.settledByMillis = clock.getAsLong() + RoomLimits.PRESENCE_SETTLE_MILLIS;
        this.registration = channel.listen(board, this);
    }

    /** When it is known who is on the board elsewhere; {@code Long.MIN_VALUE}: now. A relay that does not answer is not waited for. */
    long settledByMillis() {
        return settled ? Long.MIN_VALUE : settledByMillis;
    }

    void publish(List<String> frames) {
        for (String frame : frames) channel.publish(board, frame);
    }

    void close() {
        registration.close();
    }

    // ---- from the log

    @Override
    public void heard(String relay, String text) {
        lane.run(() -> {
            if (WireCodec.readRelay(text)
                    instanceof Parsed.Good<RelayFrame>(RelayFrame.PresenceUpdates presenceUpdates))
                presence.updateRemote(relay, presenceUpdates.presence(), clock.getAsLong());
        });
    }

    @Override
    public void left(String relay) {
        lane.run(() -> presence.dropRelay(relay));
    }

    @Override
    public void asked() {
        lane.run(() -> {
            publish(presence.members());
            channel.answered(board);
        });
    }

    @Override
    public void settled() {
        // After what was heard before it. The lane then does its due work, which welcomes those who wait for this.
        lane.run(() -> settled = true);
    }
}
