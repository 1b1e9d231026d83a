package org.bunpil.client.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a board looked when it was left, small: a number that says what it is, width, height, and the pixels without their transparency,
 * deflated. Read without the image libraries, which the start screen would otherwise load.
 */
public final class ThumbnailFile {
    static final String NAME = "thumbnail";

    private static final int MAGIC = 0x42_50_54_31;
    private static final int MOST_SIDE = 1_024;
    private static final int MOST_BYTES = 2 << 20;
    private static final int OPAQUE = 0xff00_0000;

    private ThumbnailFile() {}

    /** Pixels 0xAARRGGBB, row by row. */
    public record Pixels(int width, int height, IntBuffer argb) {}

    static void write(Path file, Pixels pixels) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(all);
        head.writeInt(MAGIC);
        head.writeShort(pixels.width());
        head.writeShort(pixels.height());
        byte[] colors = new byte[3 * pixels.argb().capacity()];
        for (int i = 0; i < pixels.argb().capacity(); i++) {
            int argb = pixels.argb().get(i);
            colors[3 * i] = (byte) (argb >> 16);
            colors[3 * i + 1] = (byte) (argb >> 8);
            colors[3 * i + 2] = (byte) argb;
        }
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(all)) {
            deflated.write(colors);
        }
        PrivateFiles.replace(file, all.toByteArray());
    }

    /** Null if there is no such file, or it is not one. */
    static @Nullable Pixels read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException none) {
            return null;
        }
        DataInputStream head = new DataInputStream(new ByteArrayInputStream(bytes));
        if (bytes.length < 8 || head.readInt() != MAGIC) return null;
        int width = head.readUnsignedShort();
        int height = head.readUnsignedShort();
        if (width == 0 || height == 0 || width > MOST_SIDE || height > MOST_SIDE) return null;
        byte[] colors = new InflaterInputStream(head).readNBytes(3 * width * height);
        if (colors.length != 3 * width * height) return null;
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++)
            argb[i] = OPAQUE | (colors[3 * i] & 255) << 16 | (colors[3 * i + 1] & 255) << 8 | (colors[3 * i + 2] & 255);
        return new Pixels(width, height, IntBuffer.wrap(argb));
    }
}
