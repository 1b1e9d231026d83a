package org.bunpil.client.asset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files of every colour type and depth, by the standard and without any library. */
final class PngBytes {
    static final int WIDTH = 11;
    static final int HEIGHT = 9;
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final int type;
    private final int depth;
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private boolean interlaced;

    PngBytes(int type, int depth) {
        this.type = type;
        this.depth = depth;
    }

    PngBytes interlaced(boolean on) {
        interlaced = on;
        return this;
    }

    /** A chunk before the pixels, in this order. */
    PngBytes with(String name, byte... content) {
        chunks.writeBytes(chunk(name, content));
        return this;
    }

    int channels() {
        return switch (type) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    /** What is stored for a pixel; every value of small depths, and both ends of all. */
    int sample(int x, int y, int channel) {
        int most = (1 << depth) - 1;
        int step = channel == 0 ? x : channel == 1 ? y : channel == 2 ? x + y : 2 * x + 3 * y;
        int of = channel == 0 ? WIDTH - 1 : channel == 1 ? HEIGHT - 1 : channel == 2 ? 18 : 44;
        return type == 3 ? (x + y * WIDTH) % (most + 1) : (int) ((long) most * step / of);
    }

    byte[] bytes() {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
            for (int y = pass[1]; y < HEIGHT && pass[0] < WIDTH; y += pass[3]) row(rows, y, pass[0], pass[2]);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
        file.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(WIDTH)
                        .putInt(HEIGHT)
                        .put(new byte[] {(byte) depth, (byte) type, 0, 0, (byte) (interlaced ? 1 : 0)})
                        .array()));
        file.writeBytes(chunks.toByteArray());
        file.writeBytes(chunk("IDAT", packed(rows.toByteArray())));
        file.writeBytes(chunk("IEND"));
        return file.toByteArray();
    }

    private void row(ByteArrayOutputStream rows, int y, int first, int step) {
        rows.write(0);
        int bits = 0;
        int count = 0;
        for (int x = first; x < WIDTH; x += step) {
            for (int channel = 0; channel < channels(); channel++) {
                int sample = sample(x, y, channel);
                if (depth == 16) rows.write(sample >> 8);
                if (depth >= 8) {
                    rows.write(sample);
                    continue;
                }
                bits = bits << depth | sample;
                count += depth;
                if (count == 8) {
                    rows.write(bits);
                    bits = 0;
                    count = 0;
                }
            }
        }
        if (count > 0) rows.write(bits << 8 - count);
    }

    static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] room = new byte[bytes.length + 100];
        int length = deflater.deflate(room);
        deflater.end();
        return java.util.Arrays.copyOf(room, length);
    }

    static byte[] chunk(String name, byte... content) {
        byte[] named = new byte[4 + content.length];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, named, 0, 4);
        System.arraycopy(content, 0, named, 4, content.length);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }
}
