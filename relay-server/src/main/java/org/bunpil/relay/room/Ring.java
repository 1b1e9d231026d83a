package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;

/** The newest batches of a board, encoded once for everybody; bounded by {@link RoomLimits#RING_BYTES}. */
final class Ring {
    /**
     * One accepted batch.
     *
     * @param endBytes size of all batches so far, this one included
     * @param hash state hash after it
     */
    record Slot(long seq, String json, int bytes, long endBytes, long tsMillis, long arrivedMillis, String hash) {}

    private static final int COMPACT = 1_024;

    private final List<Slot> slots = new ArrayList<>();
    /** Index in {@link #slots} of the oldest that is still kept. */
    private int from;

    private long endBytes;
    private long keptBytes;
    private long baseSeq;
    private String baseHash;

    /** Begins after a known state. */
    Ring(long seq, String hash) {
        baseSeq = seq;
        baseHash = hash;
    }

    void add(String json, long tsMillis, long nowMillis, String hash) {
        int bytes = Utf8.length(json);
        endBytes += bytes;
        keptBytes += bytes;
        slots.add(new Slot(last() + 1, json, bytes, endBytes, tsMillis, nowMillis, hash));
        while (keptBytes > RoomLimits.RING_BYTES && slots.size() - from > 1) drop();
        if (from >= COMPACT && from * 2 >= slots.size()) {
            slots.subList(0, from).clear();
            from = 0;
        }
    }

    /** Oldest seq that is kept; last + 1 when there is none. */
    long first() {
        return baseSeq + 1;
    }

    long last() {
        return baseSeq + slots.size() - from;
    }

    boolean has(long seq) {
        return seq >= first() && seq <= last();
    }

    /** @param seq one that {@link #has} */
    Slot at(long seq) {
        return slots.get(from + (int) (seq - first()));
    }

    /** Size of everything that is kept. */
    long bytes() {
        return keptBytes;
    }

    /** Hash after {@code seq}; "" when it is not known any more. */
    String hashAfter(long seq) {
        if (seq == baseSeq) return baseHash;
        return has(seq) ? at(seq).hash() : "";
    }

    /** Size of the batches from {@code seq}, which this {@link #has}, to the end. */
    long bytesFrom(long seq) {
        Slot slot = at(seq);
        return endBytes - slot.endBytes() + slot.bytes();
    }

    /** Drops what nobody can ask for: too old to be sent one by one, and before what somebody is being sent. */
    void trim(long neededSeq) {
        while (slots.size() - from > RoomLimits.BEHIND_BATCHES && first() < neededSeq) drop();
    }

    private void drop() {
        Slot oldest = slots.get(from);
        slots.set(from++, GONE);
        keptBytes -= oldest.bytes();
        baseSeq = oldest.seq();
        baseHash = oldest.hash();
    }

    private static final Slot GONE = new Slot(0, "", 0, 0, 0, 0, "");
}
