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
 * The current presence of all participants of a board, on this relay and others. The latest update of a participant wins. Each change has a
 * version, so that each member can be sent what is new to it. On the lane only.
 */
final class PresenceTracker {
    /** The name that stands for this relay. */
    private static final String THIS_RELAY = "";

    static final Presence EMPTY = new Presence(null, null, null, List.of(), null, null, null, false, null, List.of());

    private static final class Participant {
        /** Null: not on the board any more. */
        @Nullable
        Presence latest;

        String relay = THIS_RELAY;
        /** Version of the last change that is visible to members; 0: none yet. */
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

    /** Updates a member of this relay. Null: the member left. */
    void updateLocal(int c, @Nullable Presence latest, long nowMillis) {
        put(c, THIS_RELAY, latest, nowMillis);
    }

    /** Updates another relay's members. That a participant left counts only from the relay that last reported the participant. */
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

    /** When to call {@link #flush}; {@code Long.MAX_VALUE}: not before the next update. */
    long dueMillis() {
        return dirty ? flushedMillis + RoomLimits.PRESENCE_MILLIS : Long.MAX_VALUE;
    }

    /**
     * Makes changes that are due visible to members.
     *
     * @return frames with this relay's changes, for other relays
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

    /** Every 10 s, returns frames with all of this relay's members for other relays. Also removes participants that left long ago. */
    List<String> heartbeat(long nowMillis) {
        if (nowMillis - repeatedMillis < RoomLimits.PRESENCE_REPEAT_MILLIS) return List.of();
        repeatedMillis = nowMillis;
        participants
                .values()
                .removeIf(participant -> participant.latest == null
                        && !participant.dirty
                        && nowMillis - participant.heardMillis > RoomLimits.PRESENCE_GONE_MILLIS);
        return members();
    }

    /** Frames with all of this relay's members, for other relays. */
    List<String> members() {
        TreeMap<Integer, @Nullable Presence> mine = new TreeMap<>();
        for (Map.Entry<Integer, Participant> entry : participants.entrySet()) {
            Participant participant = entry.getValue();
            if (participant.relay.equals(THIS_RELAY) && participant.latest != null)
                mine.put(entry.getKey(), participant.latest);
        }
        return frames(mine);
    }

    /** Removes members of relays that were not heard from for long: a relay may fail without reporting that they left. */
    void dropSilent(long nowMillis) {
        for (Participant participant : participants.values()) {
            boolean remote = participant.latest != null && !participant.relay.equals(THIS_RELAY);
            if (!remote || nowMillis - participant.heardMillis <= RoomLimits.PRESENCE_GONE_MILLIS) continue;
            participant.latest = null;
            participant.dirty = true;
            dirty = true;
        }
    }

    /** Removes members of a relay that has gone down. Those who have come back elsewhere stay. */
    void dropRelay(String relay) {
        for (Participant participant : participants.values()) {
            if (participant.latest == null || !participant.relay.equals(relay)) continue;
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

    /** Frames with all visible changes newer than a version. Members that have seen the same version share the text. */
    List<String> since(long seen) {
        return texts.computeIfAbsent(seen, this::changesSince);
    }

    private List<String> changesSince(long seen) {
        TreeMap<Integer, @Nullable Presence> changes = new TreeMap<>();
        participants.forEach((c, participant) -> {
            if (participant.version > seen && !(seen == 0 && participant.latest == null))
                changes.put(c, participant.latest);
        });
        return frames(changes);
    }

    /** Divides presence into frames. Five hundred people, each with elements selected, would be too much for one. */
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
