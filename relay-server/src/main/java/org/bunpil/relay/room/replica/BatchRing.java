package org.bunpil.relay.room.replica;

import java.util.ArrayList;
import java.util.List;

/** The newest batches of a board, encoded once for all members; limited to {@link #MAX_BYTES}. */
public final class BatchRing {
    /**
     * One accepted batch.
     *
     * @param endBytes size of all batches so far, including this one
     * @param hash state hash after this batch
     */
    public record EncodedBatch(
            long seq, String json, int bytes, long endBytes, long tsMillis, long arrivedMillis, String hash) {}

    /** Most bytes of encoded batches to keep for members that are behind or resume. */
    private static final long MAX_BYTES = 8L << 20;

    /** Number of batches to keep even if no member needs them. A member that is further behind gets a snapshot. */
    public static final int KEPT_BATCHES = 2_000;

    private static final int COMPACT = 1_024;

    private final List<EncodedBatch> batches = new ArrayList<>();
    /** Index in {@link #batches} of the oldest one that is still kept. */
    private int from;

    private long endBytes;
    private long keptBytes;
    private long baseSeq;
    private String baseHash;

    /** Starts after a known state. */
    BatchRing(long seq, String hash) {
        baseSeq = seq;
        baseHash = hash;
    }

    void add(String json, long tsMillis, long nowMillis, String hash) {
        int bytes = Utf8.length(json);
        endBytes += bytes;
        keptBytes += bytes;
        batches.add(new EncodedBatch(last() + 1, json, bytes, endBytes, tsMillis, nowMillis, hash));
        while (keptBytes > MAX_BYTES && batches.size() - from > 1) drop();
        if (from >= COMPACT && from * 2 >= batches.size()) {
            batches.subList(0, from).clear();
            from = 0;
        }
    }

    /** The oldest seq that is kept; last + 1 when there is none. */
    public long first() {
        return baseSeq + 1;
    }

    public long last() {
        return baseSeq + batches.size() - from;
    }

    public boolean has(long seq) {
        return seq >= first() && seq <= last();
    }

    /** @param seq one for which {@link #has} is true */
    public EncodedBatch at(long seq) {
        return batches.get(from + (int) (seq - first()));
    }

    /** The size of all batches that are kept. */
    public long bytes() {
        return keptBytes;
    }

    /** The state hash after {@code seq}; "" when it is not known any more. */
    public String hashAfter(long seq) {
        if (seq == baseSeq) return baseHash;
        return has(seq) ? at(seq).hash() : "";
    }

    /** The size of the batches from {@code seq}, which must be in the ring, to the end. */
    public long bytesFrom(long seq) {
        EncodedBatch batch = at(seq);
        return endBytes - batch.endBytes() + batch.bytes();
    }

    /** Drops batches that are no longer needed: too old to resume from, and before {@code neededSeq}, the next that a member needs. */
    public void trim(long neededSeq) {
        while (batches.size() - from > KEPT_BATCHES && first() < neededSeq) drop();
    }

    private void drop() {
        EncodedBatch oldest = batches.get(from);
        batches.set(from++, DROPPED);
        keptBytes -= oldest.bytes();
        baseSeq = oldest.seq();
        baseHash = oldest.hash();
    }

    private static final EncodedBatch DROPPED = new EncodedBatch(0, "", 0, 0, 0, 0, "");
}
