package org.bunpil.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a stroke. Immutable to its users; {@link #plus} on the newest value shares the array with the older ones, so that a
 * growing stroke is appended to without copying. Values that share an array must be appended to by one thread at a time.
 */
public final class Points {
    private final Packed[] shared;
    private final Tail tail;
    private final int size;
    private final int count;
    private final int bytes;

    /** How much of the shared array is taken, by whichever value is the newest. */
    private static final class Tail {
        private int used;
    }

    private Points(Packed[] shared, Tail tail, int size, int count, int bytes) {
        this.shared = shared;
        this.tail = tail;
        this.size = size;
        this.count = count;
        this.bytes = bytes;
    }

    public static Points of(Packed chunk) {
        Tail tail = new Tail();
        tail.used = 1;
        return new Points(new Packed[] {chunk}, tail, 1, chunk.count(), chunk.size());
    }

    /** @param chunks at least one */
    public static Points of(List<Packed> chunks) {
        Points points = of(chunks.getFirst());
        for (Packed chunk : chunks.subList(1, chunks.size())) points = points.plus(chunk);
        return points;
    }

    /** These and one chunk more. */
    public Points plus(Packed chunk) {
        if (tail.used == size && size < shared.length) {
            shared[size] = chunk;
            tail.used = size + 1;
            return new Points(shared, tail, size + 1, count + chunk.count(), bytes + chunk.size());
        }
        Packed[] grown = Arrays.copyOf(shared, Math.max(8, size * 2));
        grown[size] = chunk;
        // What a newer value put beyond our size is not ours.
        Arrays.fill(grown, size + 1, grown.length, null);
        Tail own = new Tail();
        own.used = size + 1;
        return new Points(grown, own, size + 1, count + chunk.count(), bytes + chunk.size());
    }

    /** The chunks, in order; a view. */
    public List<Packed> chunks() {
        return new AbstractList<>() {
            @Override
            public Packed get(int index) {
                if (index >= size) throw new IndexOutOfBoundsException(index);
                return shared[index];
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Number of samples. */
    public int count() {
        return count;
    }

    /** Packed bytes of all chunks. */
    public int bytes() {
        return bytes;
    }

    /**
     * What the limit of a stroke counts: packed bytes, and {@link Limits#CHUNK_BYTES} for each chunk, so that a stroke within it fits
     * a snapshot part even as thousands of small chunks.
     */
    public int weight() {
        return bytes + size * Limits.CHUNK_BYTES;
    }

    public void forEach(Packed.Visitor visitor) {
        for (int i = 0; i < size; i++) shared[i].forEach(visitor);
    }

    /** All samples, unpacked. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(count);
        forEach((x, y, pressure, dt) -> samples.add(new Sample(x, y, pressure, dt)));
        return samples;
    }

    /** The same samples in one chunk; it has pressure or time if any chunk has. */
    public Points repacked() {
        if (size == 1) return this;
        return of(pack(0, count));
    }

    /** Samples {@code from} (inclusive) to {@code to} (exclusive), repacked; offsets stay relative to the same origin. */
    public Points slice(int from, int to) {
        return of(pack(from, to));
    }

    private Packed pack(int from, int to) {
        boolean pressure = false;
        boolean time = false;
        for (int i = 0; i < size; i++) {
            pressure |= shared[i].hasPressure();
            time |= shared[i].hasTime();
        }
        Packed.Writer writer = new Packed.Writer(pressure, time, to - from);
        int[] index = {0};
        forEach((x, y, p, dt) -> {
            if (index[0] >= from && index[0] < to) writer.add(x, y, p, dt);
            index[0]++;
        });
        return writer.packed();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Points p
                        && p.count == count
                        && p.bytes == bytes
                        && Arrays.equals(shared, 0, size, p.shared, 0, p.size));
    }

    @Override
    public int hashCode() {
        return 31 * count + bytes;
    }

    @Override
    public String toString() {
        return "Points[" + count + " samples]";
    }
}
