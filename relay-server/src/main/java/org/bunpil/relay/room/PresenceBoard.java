package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.model.Limits;
import org.bunpil.wire.Frames;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the board and what they do just now, on this relay and others. Latest wins; every change has a version, so that each
 * member gets what is new to it. On the lane only.
 */
final class PresenceBoard {
    /** This relay's name for itself here. */
    private static final String HERE = "";

    static final Presence NOTHING = new Presence(null, null, null, List.of(), null, null, null, false, null);

    private static final class Slot {
        /** Null: gone. */
        @Nullable
        Presence latest;

        String relay = HERE;
        /** Of the last change that members may see; 0: none yet. */
        long version;

        boolean dirty;
        long sentMillis = Long.MIN_VALUE / 2;
        long heardMillis;
    }

    private final SortedMap<Integer, Slot> slots = new TreeMap<>();
    private final Map<Long, List<String>> texts = new HashMap<>();
    private long version;
    private long flushedMillis = Long.MIN_VALUE / 2;
    private long repeatedMillis;
    private boolean dirty;

    long version() {
        return version;
    }

    /** A member of this relay: what it does, or null when it left. */
    void local(int c, @Nullable Presence latest, long nowMillis) {
        put(c, HERE, latest, nowMillis);
    }

    /** Another relay's members. "Gone" counts only from the relay that a person was last heard from. */
    void remote(String relay, Map<Integer, @Nullable Presence> people, long nowMillis) {
        people.forEach((c, latest) -> {
            Slot slot = slots.get(c);
            if (latest == null && (slot == null || !slot.relay.equals(relay))) return;
            if (slot != null && slot.relay.equals(HERE) && slot.latest != null) return;
            put(c, relay, latest, nowMillis);
        });
    }

    private void put(int c, String relay, @Nullable Presence latest, long nowMillis) {
        Slot slot = slots.computeIfAbsent(c, x -> new Slot());
        boolean changed = slot.version == 0 || !java.util.Objects.equals(slot.latest, latest);
        slot.latest = latest;
        slot.relay = relay;
        slot.heardMillis = nowMillis;
        if (!changed) return;
        slot.dirty = true;
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
        for (Map.Entry<Integer, Slot> entry : slots.entrySet()) {
            Slot slot = entry.getValue();
            if (!slot.dirty) continue;
            if (slot.latest != null && nowMillis - slot.sentMillis < 1_000 / perSecond) {
                dirty = true;
                continue;
            }
            slot.dirty = false;
            slot.sentMillis = nowMillis;
            slot.version = version;
            if (slot.relay.equals(HERE)) mine.put(entry.getKey(), slot.latest);
        }
        return frames(mine);
    }

    /** Every 10 s: this relay's members for other relays. Forgets who is long gone. */
    List<String> repeat(long nowMillis) {
        if (nowMillis - repeatedMillis < RoomLimits.PRESENCE_REPEAT_MILLIS) return List.of();
        repeatedMillis = nowMillis;
        TreeMap<Integer, @Nullable Presence> mine = new TreeMap<>();
        for (Map.Entry<Integer, Slot> entry : slots.entrySet()) {
            Slot slot = entry.getValue();
            if (slot.relay.equals(HERE) && slot.latest != null) mine.put(entry.getKey(), slot.latest);
        }
        slots.values()
                .removeIf(slot -> slot.latest == null
                        && !slot.dirty
                        && nowMillis - slot.heardMillis > RoomLimits.PRESENCE_GONE_MILLIS);
        return frames(mine);
    }

    /** Others' relays may die without a word. */
    void dropSilent(long nowMillis) {
        for (Slot slot : slots.values()) {
            boolean remote = slot.latest != null && !slot.relay.equals(HERE);
            if (!remote || nowMillis - slot.heardMillis <= RoomLimits.PRESENCE_GONE_MILLIS) continue;
            slot.latest = null;
            slot.dirty = true;
            dirty = true;
        }
    }

    boolean isHere(int c) {
        Slot slot = slots.get(c);
        return slot != null && slot.latest != null;
    }

    List<Integer> online() {
        List<Integer> online = new ArrayList<>();
        slots.forEach((c, slot) -> {
            if (slot.latest != null) online.add(c);
        });
        return online;
    }

    /** Frames of everything visible that is newer than a version. Most members have seen the same: they share the text. */
    List<String> since(long seen) {
        return texts.computeIfAbsent(seen, this::news);
    }

    private List<String> news(long seen) {
        TreeMap<Integer, @Nullable Presence> news = new TreeMap<>();
        slots.forEach((c, slot) -> {
            if (slot.version > seen && !(seen == 0 && slot.latest == null)) news.put(c, slot.latest);
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
                frames.add(Frames.write(new RelayFrame.People(part)));
                part = new TreeMap<>();
                bytes = 0;
            }
            part.put(entry.getKey(), entry.getValue());
            bytes += more;
        }
        if (!part.isEmpty()) frames.add(Frames.write(new RelayFrame.People(part)));
        return frames;
    }

    private static int mostBytes(@Nullable Presence presence) {
        if (presence == null) return RoomLimits.PRESENCE_BYTES;
        int ids = presence.selection().size()
                + (presence.drag() == null ? 0 : presence.drag().ids().size());
        return RoomLimits.PRESENCE_BYTES + ids * (Limits.ID_UNITS + 3);
    }
}
