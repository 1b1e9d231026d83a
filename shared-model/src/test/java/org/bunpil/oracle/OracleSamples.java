package org.bunpil.oracle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Packed points, implemented a second time from the protocol's text. A sample is x, y, pressure, dt. */
final class OracleSamples {
    final boolean pressure;
    final boolean time;
    final List<int[]> samples = new ArrayList<>();

    private OracleSamples(boolean pressure, boolean time) {
        this.pressure = pressure;
        this.time = time;
    }

    static OracleSamples read(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        OracleSamples oracleSamples = new OracleSamples((bytes[0] & 1) != 0, (bytes[0] & 2) != 0);
        int[] at = {1};
        int[] last = new int[3];
        while (at[0] < bytes.length) {
            last[0] += signed(varint(bytes, at));
            last[1] += signed(varint(bytes, at));
            if (oracleSamples.pressure) last[2] += signed(varint(bytes, at));
            int dt = oracleSamples.time ? (int) varint(bytes, at) : 0;
            oracleSamples.samples.add(new int[] {last[0], last[1], oracleSamples.pressure ? last[2] : 128, dt});
        }
        return oracleSamples;
    }

    static int count(List<?> chunks) {
        int count = 0;
        for (Object chunk : chunks) count += read((String) chunk).samples.size();
        return count;
    }

    /** Samples from … to of all chunks, as one chunk. */
    static String slice(List<?> chunks, int from, int to) {
        boolean anyPressure = false;
        boolean anyTime = false;
        List<int[]> all = new ArrayList<>();
        for (Object chunk : chunks) {
            OracleSamples oracleSamples = read((String) chunk);
            anyPressure = anyPressure || oracleSamples.pressure;
            anyTime = anyTime || oracleSamples.time;
            all.addAll(oracleSamples.samples);
        }
        OracleSamples one = new OracleSamples(anyPressure, anyTime);
        one.samples.addAll(all.subList(from, to));
        return one.text();
    }

    private String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((pressure ? 1 : 0) + (time ? 2 : 0));
        int[] last = new int[3];
        for (int[] sample : samples) {
            for (int i = 0; i < (pressure ? 3 : 2); i++) {
                long difference = (long) sample[i] - last[i];
                varint(difference >= 0 ? 2 * difference : -2 * difference - 1, out);
                last[i] = sample[i];
            }
            if (time) varint(sample[3], out);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private static void varint(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest > 127) {
            out.write((int) (rest % 128) + 128);
            rest /= 128;
        }
        out.write((int) rest);
    }

    private static long varint(byte[] bytes, int[] at) {
        long value = 0;
        long unit = 1;
        while (true) {
            int b = bytes[at[0]++] & 255;
            value += unit * (b % 128);
            if (b < 128) return value;
            unit *= 128;
        }
    }

    private static int signed(long value) {
        return (int) (value % 2 == 0 ? value / 2 : -(value + 1) / 2);
    }
}
