package org.bunpil.model;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of ink samples, packed: a flag byte, then zig-zag varints of the differences (docs/protocol.md, "Packed points"). A chunk is
 * independent of others: its first sample is relative to the stroke's origin, its first pressure to 0. Immutable; equal by content.
 */
public final class SampleChunk {
    private static final int PRESSURE = 1;
    private static final int TIME = 2;
    /** Longest text that can hold an allowed stroke: 4 characters for 3 bytes. */
    private static final int MAX_TEXT_UNITS = (Limits.STROKE_BYTES + 2) / 3 * 4;

    private static final int MAX_DT_MILLIS = 1 << 24;

    private final byte[] bytes;
    private final int sampleCount;

    private SampleChunk(byte[] bytes, int count) {
        this.bytes = bytes;
        this.sampleCount = count;
    }

    /** Receives samples: offsets from the stroke's origin in 1/8 board pixel, pressure 0–255, milliseconds since the last sample. */
    @FunctionalInterface
    public interface Visitor {
        void sample(int x, int y, int pressure, int dtMillis);
    }

    /** Packs samples with pressure and time. */
    public static SampleChunk of(List<Sample> samples) {
        return of(samples, true, true);
    }

    /** Packs samples in their order; drops none. */
    public static SampleChunk of(List<Sample> samples, boolean withPressure, boolean withTime) {
        Writer writer = new Writer(withPressure, withTime, samples.size());
        for (Sample s : samples) writer.add(s.x(), s.y(), s.pressure(), s.dt());
        return writer.chunk();
    }

    /**
     * Reads and checks the wire's text form.
     *
     * @param maxSamples more samples than this are refused
     * @return null when it is malformed: not canonical base64url without padding, a varint cut off, too long or not minimal, a value out
     *     of range, no sample at all or too many
     */
    public static @Nullable SampleChunk parse(String text, int maxSamples) {
        if (text.isEmpty() || text.length() > MAX_TEXT_UNITS || text.length() % 4 == 1) return null;
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        // Otherwise unused trailing bits would allow several texts for one chunk.
        if (!encode(bytes).equals(text)) return null;
        return checked(bytes, maxSamples);
    }

    /**
     * Reads and checks packed bytes, as {@link #parse} does.
     *
     * @return null when they are malformed
     */
    public static @Nullable SampleChunk ofPacked(byte[] packed, int maxSamples) {
        return packed.length == 0 ? null : checked(packed.clone(), maxSamples);
    }

    private static @Nullable SampleChunk checked(byte[] bytes, int maxSamples) {
        int count = new Reader(bytes).check(maxSamples);
        return count < 1 ? null : new SampleChunk(bytes, count);
    }

    /** Number of samples, at least 1. */
    public int sampleCount() {
        return sampleCount;
    }

    /** Size in packed bytes. */
    public int byteCount() {
        return bytes.length;
    }

    /** A copy of the packed bytes. */
    public byte[] packed() {
        return bytes.clone();
    }

    public boolean hasPressure() {
        return (bytes[0] & PRESSURE) != 0;
    }

    public boolean hasTime() {
        return (bytes[0] & TIME) != 0;
    }

    /** The wire's text form: base64url without padding. */
    public String text() {
        return encode(bytes);
    }

    public void forEach(Visitor visitor) {
        new Reader(bytes).read(sampleCount, visitor);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof SampleChunk chunk && Arrays.equals(chunk.bytes, bytes));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Packed[" + sampleCount + " samples]";
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Builds a chunk sample by sample. */
    static final class Writer {
        private final boolean pressure;
        private final boolean time;
        private byte[] out;
        private int length;
        private int count;
        private int lastX;
        private int lastY;
        private int lastPressure;

        Writer(boolean pressure, boolean time, int expectedSamples) {
            this.pressure = pressure;
            this.time = time;
            this.out = new byte[16 + expectedSamples * 5];
            out[length++] = (byte) ((pressure ? PRESSURE : 0) | (time ? TIME : 0));
        }

        void add(int x, int y, int newPressure, int dtMillis) {
            zigzag(x - lastX);
            zigzag(y - lastY);
            if (pressure) zigzag(newPressure - lastPressure);
            if (time) varint(dtMillis);
            lastX = x;
            lastY = y;
            lastPressure = newPressure;
            count++;
        }

        SampleChunk chunk() {
            if (count == 0) throw new IllegalArgumentException("a chunk holds at least one sample");
            return new SampleChunk(Arrays.copyOf(out, length), count);
        }

        private void zigzag(int value) {
            varint((value << 1) ^ (value >> 31));
        }

        private void varint(int value) {
            if (length + 5 > out.length) out = Arrays.copyOf(out, out.length * 2);
            int rest = value;
            while ((rest & ~0x7f) != 0) {
                out[length++] = (byte) ((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out[length++] = (byte) rest;
        }
    }

    private static final class Reader {
        private static final int BROKEN = -1;
        private static final int MAX_VARINT_BYTES = 5;
        private final byte[] in;
        private int at = 1;
        private boolean broken;

        Reader(byte[] in) {
            this.in = in;
        }

        /** Number of samples, or {@link #BROKEN}. */
        int check(int maxSamples) {
            if ((in[0] & ~(PRESSURE | TIME)) != 0) return BROKEN;
            int samples = 0;
            long x = 0;
            long y = 0;
            long pressure = 0;
            while (at < in.length) {
                if (++samples > maxSamples) return BROKEN;
                x += zigzag();
                y += zigzag();
                if ((in[0] & PRESSURE) != 0) pressure += zigzag();
                long dt = (in[0] & TIME) != 0 ? varint() : 0;
                boolean inRange = Math.abs(x) <= Limits.OFFSET
                        && Math.abs(y) <= Limits.OFFSET
                        && pressure >= 0
                        && pressure <= 255
                        && dt <= MAX_DT_MILLIS;
                if (broken || !inRange) return BROKEN;
            }
            return samples;
        }

        void read(int count, Visitor visitor) {
            boolean hasPressure = (in[0] & PRESSURE) != 0;
            boolean hasTime = (in[0] & TIME) != 0;
            int x = 0;
            int y = 0;
            int pressure = hasPressure ? 0 : Sample.NO_PRESSURE;
            for (int i = 0; i < count; i++) {
                x += (int) zigzag();
                y += (int) zigzag();
                if (hasPressure) pressure += (int) zigzag();
                int dt = hasTime ? (int) varint() : 0;
                visitor.sample(x, y, pressure, dt);
            }
        }

        private long zigzag() {
            long v = varint();
            return (v >>> 1) ^ -(v & 1);
        }

        private long varint() {
            long value = 0;
            for (int i = 0; i < MAX_VARINT_BYTES; i++) {
                if (at >= in.length) break;
                int b = in[at++];
                value |= (long) (b & 0x7f) << (7 * i);
                if (b >= 0) {
                    if ((b == 0 && i > 0) || value > 0xffff_ffffL) break;
                    return value;
                }
            }
            broken = true;
            return 0;
        }
    }
}
