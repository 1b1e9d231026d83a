package org.bunpil.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a stroke. Immutable for its users. {@link #plus} on the newest value shares the array with the older values, so that
 * appending to a growing stroke copies nothing. Only one thread at a time may append to values that share an array.
 */
public final class StrokePoints {
    private final SampleChunk[] shared;
    private final Tail tail;
    private final int chunkCount;
    private final int sampleCount;
    private final int byteCount;

    /** How much of a shared array is used by the newest value; one object for each array. */
    private static final class Tail {
        private int used;
    }

    private StrokePoints(SampleChunk[] shared, Tail tail, int size, int count, int bytes) {
        this.shared = shared;
        this.tail = tail;
        this.chunkCount = size;
        this.sampleCount = count;
        this.byteCount = bytes;
    }

    public static StrokePoints of(SampleChunk chunk) {
        Tail tail = new Tail();
        tail.used = 1;
        return new StrokePoints(new SampleChunk[] {chunk}, tail, 1, chunk.sampleCount(), chunk.byteCount());
    }

    /** @param chunks at least one */
    public static StrokePoints of(List<SampleChunk> chunks) {
        StrokePoints points = of(chunks.getFirst());
        for (SampleChunk chunk : chunks.subList(1, chunks.size())) points = points.plus(chunk);
        return points;
    }

    /** These points and one more chunk. */
    public StrokePoints plus(SampleChunk chunk) {
        // Another board has already added this chunk, or this board added and then reverted it: both use the same object.
        if (chunkCount < tail.used && shared[chunkCount].equals(chunk))
            return new StrokePoints(
                    shared, tail, chunkCount + 1, sampleCount + chunk.sampleCount(), byteCount + chunk.byteCount());
        if (tail.used == chunkCount && chunkCount < shared.length) {
            shared[chunkCount] = chunk;
            tail.used = chunkCount + 1;
            return new StrokePoints(
                    shared, tail, chunkCount + 1, sampleCount + chunk.sampleCount(), byteCount + chunk.byteCount());
        }
        SampleChunk[] grown = Arrays.copyOf(shared, Math.max(8, chunkCount * 2));
        grown[chunkCount] = chunk;
        // What a newer value has added beyond our size does not belong to this value.
        Arrays.fill(grown, chunkCount + 1, grown.length, null);
        Tail own = new Tail();
        own.used = chunkCount + 1;
        return new StrokePoints(
                grown, own, chunkCount + 1, sampleCount + chunk.sampleCount(), byteCount + chunk.byteCount());
    }

    /** The chunks in order; a view. */
    public List<SampleChunk> chunks() {
        return new AbstractList<>() {
            @Override
            public SampleChunk get(int index) {
                if (index >= chunkCount) throw new IndexOutOfBoundsException(index);
                return shared[index];
            }

            @Override
            public int size() {
                return chunkCount;
            }
        };
    }

    /** Number of samples. */
    public int sampleCount() {
        return sampleCount;
    }

    /** Packed bytes of all chunks. */
    public int byteCount() {
        return byteCount;
    }

    /**
     * What the limit of a stroke counts: packed bytes, and {@link Limits#CHUNK_BYTES} for each chunk. So a stroke within the limit fits a
     * snapshot part, even if it has thousands of small chunks.
     */
    public int weight() {
        return byteCount + chunkCount * Limits.CHUNK_BYTES;
    }

    public void forEach(SampleChunk.Visitor visitor) {
        for (int i = 0; i < chunkCount; i++) shared[i].forEach(visitor);
    }

    /** Visits the samples from number {@code first} on. Costs only the chunks that hold them, not those before. */
    public void forEachFrom(int first, SampleChunk.Visitor visitor) {
        int chunk = chunkCount;
        int at = sampleCount;
        while (chunk > 0 && at > first) at -= shared[--chunk].sampleCount();
        int[] skip = {first - at};
        for (; chunk < chunkCount; chunk++) {
            shared[chunk].forEach((x, y, pressure, dt) -> {
                if (skip[0]-- <= 0) visitor.sample(x, y, pressure, dt);
            });
        }
    }

    /** Whether these points are {@code earlier}, possibly with further chunks. Costs nothing if they grew out of {@code earlier}. */
    public boolean startWith(StrokePoints earlier) {
        return chunkCount >= earlier.chunkCount
                && (tail == earlier.tail
                        || Arrays.equals(shared, 0, earlier.chunkCount, earlier.shared, 0, earlier.chunkCount));
    }

    /** All samples, unpacked. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(sampleCount);
        forEach((x, y, pressure, dt) -> samples.add(new Sample(x, y, pressure, dt)));
        return samples;
    }

    /** The same samples in one chunk; it has pressure or time if any chunk has. */
    public StrokePoints repacked() {
        if (chunkCount == 1) return this;
        return of(pack(0, sampleCount));
    }

    /** Samples {@code from} (inclusive) to {@code to} (exclusive), repacked; offsets stay relative to the same origin. */
    public StrokePoints slice(int from, int to) {
        return of(pack(from, to));
    }

    private SampleChunk pack(int from, int to) {
        boolean pressure = false;
        boolean time = false;
        for (int i = 0; i < chunkCount; i++) {
            pressure |= shared[i].hasPressure();
            time |= shared[i].hasTime();
        }
        SampleChunk.Writer writer = new SampleChunk.Writer(pressure, time, to - from);
        int[] index = {0};
        forEach((x, y, p, dt) -> {
            if (index[0] >= from && index[0] < to) writer.add(x, y, p, dt);
            index[0]++;
        });
        return writer.chunk();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof StrokePoints p
                        && p.sampleCount == sampleCount
                        && p.byteCount == byteCount
                        && p.chunkCount == chunkCount
                        && startWith(p));
    }

    @Override
    public int hashCode() {
        return 31 * sampleCount + byteCount;
    }

    @Override
    public String toString() {
        return "Points[" + sampleCount + " samples]";
    }
}
