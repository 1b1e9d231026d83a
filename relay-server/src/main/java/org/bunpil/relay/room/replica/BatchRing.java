package org.bunpil.relay.room.replica;

import java.util.ArrayList;
import java.util.List;

/** The newest batches of a board, encoded once for everybody; bounded by {@link #MAX_BYTES}. */
public final class BatchRing {
    /**
     * One accepted batch.
     *
     * @param endBytes size of all batches so far, this one included
     * @param hash state hash after it
     */
    public record EncodedBatch(
            long seq, String json, int bytes, long endBytes, long tsMillis, long arrivedMillis, String hash) {}

    /** Encoded batches kept for those who are behind or come back. */
    private static final long MAX_BYTES = 8L << 20;

    /** Kept also when nobody needs them: who is further behind gets a snapshot. */
    public static final int KEPT_BATCHES = 2_000;

    private static final int COMPACT = 1_024;

    private final List<EncodedBatch> batches = new ArrayList<>();
    /** Index in {@link #batches} of the oldest that is still kept. */
    private int from;

    private long endBytes;
    private long keptBytes;
    private long baseSeq;
    private String baseHash;

    /** Begins after a known state. */
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

    /** Oldest seq that is kept; last + 1 when there is none. */
    public long first() {
        return baseSeq + 1;
    }

    public long last() {
        return baseSeq + batches.size() - from;
    }

    public boolean has(long seq) {
        return seq >= first() && seq <= last();
    }

    /** @param seq one that {@link #has} */
    public EncodedBatch at(long seq) {
        return batches.get(from + (int) (seq - first()));
    }

    /** Size of everything that is kept. */
    public long bytes() {
        return keptBytes;
    }

    /** Hash after {@code seq}; "" when it is not known any more. */
    public String hashAfter(long seq) {
        if (seq == baseSeq) return baseHash;
        return has(seq) ? at(seq).hash() : "";
    }

    /** Size of the batches from {@code seq}, which this {@link #has}, to the end. */
    public long bytesFrom(long seq) {
        EncodedBatch batch = at(seq);
        return endBytes - batch.endBytes() + batch.bytes();
    }

    /** Drops what nobody can ask for: too old to be sent one by one, and before what somebody is being sent. */
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
