package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.model.Limits;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the board and what they do just now, on this relay and others. Latest wins; every change has a version, so that each
 * member gets what is new to it. On the lane only.
 */
final class PresenceTracker {
    /** This relay's name for itself here. */
    private static final String THIS_RELAY = "";

    static final Presence EMPTY = new Presence(null, null, null, List.of(), null, null, null, false, null);

    private static final class Participant {
        /** Null: gone. */
        @Nullable
        Presence latest;

        String relay = THIS_RELAY;
        /** Of the last change that members may see; 0: none yet. */
        long version;

        boolean dirty;
        long sentMillis = Long.MIN_VALUE / 2;
        long heardMillis;
    }

    private final SortedMap<Integer, Participant> participants = new TreeMap<>();
    private final Map<Long, List<String>> texts = new HashMap<>();
    private long version;
    private long flushedMillis = Long.MIN_VALUE / 2;
    private long repeatedMillis;
    private boolean dirty;

    long version() {
        return version;
    }

    /** A member of this relay: what it does, or null when it left. */
    void updateLocal(int c, @Nullable Presence latest, long nowMillis) {
        put(c, THIS_RELAY, latest, nowMillis);
    }

    /** Another relay's members. "Gone" counts only from the relay that a person was last heard from. */
    void updateRemote(String relay, Map<Integer, @Nullable Presence> people, long nowMillis) {
        people.forEach((c, latest) -> {
            Participant participant = participants.get(c);
            if (latest == null && (participant == null || !participant.relay.equals(relay))) return;
            if (participant != null && participant.relay.equals(THIS_RELAY) && participant.latest != null) return;
            put(c, relay, latest, nowMillis);
        });
    }

    private void put(int c, String relay, @Nullable Presence latest, long nowMillis) {
        Participant participant = participants.computeIfAbsent(c, x -> new Participant());
        boolean changed = participant.version == 0 || !java.util.Objects.equals(participant.latest, latest);
        participant.latest = latest;
        participant.relay = relay;
        participant.heardMillis = nowMillis;
        if (!changed) return;
        participant.dirty = true;
        dirty = true;
    }

    /** When {@link #flush} has something to do; {@code Long.MAX_VALUE}: not before the next call here. */
    long dueMillis() {
        return dirty ? flushedMillis + RoomLimits.PRESENCE_MILLIS : Long.MAX_VALUE;
    }

    /**
     * Makes changes visible that are due.
     *
     * @return frames for other relays: this relay's changes
     */
    List<String> flush(int senders, long nowMillis) {
        if (nowMillis < dueMillis()) return List.of();
        flushedMillis = nowMillis;
        int perSecond = Math.clamp(
                RoomLimits.PRESENCE_BOARD_PER_SECOND / Math.max(1, senders), 1, RoomLimits.PRESENCE_PER_SECOND);
        TreeMap<Integer, @Nullable Presence> mine = new TreeMap<>();
        dirty = false;
        version++;
        texts.clear();
        for (Map.Entry<Integer, Participant> entry : participants.entrySet()) {
            Participant participant = entry.getValue();
            if (!participant.dirty) continue;
            if (participant.latest != null && nowMillis - participant.sentMillis < 1_000 / perSecond) {
                dirty = true;
                continue;
            }
            participant.dirty = false;
            participant.sentMillis = nowMillis;
            participant.version = version;
            if (participant.relay.equals(THIS_RELAY)) mine.put(entry.getKey(), participant.latest);
        }
        return frames(mine);
    }

    /** Every 10 s: this relay's members for other relays. Forgets who is long gone. */
    List<String> heartbeat(long nowMillis) {
        if (nowMillis - repeatedMillis < RoomLimits.PRESENCE_REPEAT_MILLIS) return List.of();
        repeatedMillis = nowMillis;
        TreeMap<Integer, @Nullable Presence> mine = new TreeMap<>();
        for (Map.Entry<Integer, Participant> entry : participants.entrySet()) {
            Participant participant = entry.getValue();
            if (participant.relay.equals(THIS_RELAY) && participant.latest != null)
                mine.put(entry.getKey(), participant.latest);
        }
        participants
                .values()
                .removeIf(participant -> participant.latest == null
                        && !participant.dirty
                        && nowMillis - participant.heardMillis > RoomLimits.PRESENCE_GONE_MILLIS);
        return frames(mine);
    }

    /** Others' relays may die without a word. */
    void dropSilent(long nowMillis) {
        for (Participant participant : participants.values()) {
            boolean remote = participant.latest != null && !participant.relay.equals(THIS_RELAY);
            if (!remote || nowMillis - participant.heardMillis <= RoomLimits.PRESENCE_GONE_MILLIS) continue;
            participant.latest = null;
            participant.dirty = true;
            dirty = true;
        }
    }

    boolean isOnline(int c) {
        Participant participant = participants.get(c);
        return participant != null && participant.latest != null;
    }

    List<Integer> online() {
        List<Integer> online = new ArrayList<>();
        participants.forEach((c, participant) -> {
            if (participant.latest != null) online.add(c);
        });
        return online;
    }

    /** Frames of everything visible that is newer than a version. Most members have seen the same: they share the text. */
    List<String> since(long seen) {
        return texts.computeIfAbsent(seen, this::changesSince);
    }

    private List<String> changesSince(long seen) {
        TreeMap<Integer, @Nullable Presence> news = new TreeMap<>();
        participants.forEach((c, participant) -> {
            if (participant.version > seen && !(seen == 0 && participant.latest == null))
                news.put(c, participant.latest);
        });
        return frames(news);
    }

    /** Everybody at once can be more than a frame may hold: five hundred people, each with things selected. */
    private static List<String> frames(SortedMap<Integer, @Nullable Presence> people) {
        List<String> frames = new ArrayList<>();
        TreeMap<Integer, @Nullable Presence> part = new TreeMap<>();
        int bytes = 0;
        for (Map.Entry<Integer, @Nullable Presence> entry : people.entrySet()) {
            int more = mostBytes(entry.getValue());
            if (bytes + more > RoomLimits.PRESENCE_FRAME_BYTES && !part.isEmpty()) {
                frames.add(WireCodec.write(new RelayFrame.PresenceUpdates(part)));
                part = new TreeMap<>();
                bytes = 0;
            }
            part.put(entry.getKey(), entry.getValue());
            bytes += more;
        }
        if (!part.isEmpty()) frames.add(WireCodec.write(new RelayFrame.PresenceUpdates(part)));
        return frames;
    }

    private static int mostBytes(@Nullable Presence presence) {
        if (presence == null) return RoomLimits.PRESENCE_BYTES;
        int ids = presence.selection().size()
                + (presence.drag() == null ? 0 : presence.drag().ids().size());
        return RoomLimits.PRESENCE_BYTES + ids * (Limits.ID_UNITS + 3);
    }
}
