package org.bunpil.client.asset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a WebP file. A lossy one has one colour for four pixels; the library's reader repeats it, everybody else goes over from one
 * to the next, and red writing on white differs by a third of the scale.
 */
final class WebpColors {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    /** Before the chunks of a picture of an animation: its place, its size, how long it is shown. */
    private static final int FRAME_HEAD = 16;

    private static final int CANVAS_BYTES = 10;

    private WebpColors() {}

    static BufferedImage read(ImageReader reader, ImageReadParam param, byte[] file, long most) throws IOException {
        byte[] moving = chunk(file, FIRST_CHUNK, "ANMF");
        byte[] canvas = chunk(file, FIRST_CHUNK, "VP8X");
        if (moving == null || moving.length < FRAME_HEAD || canvas == null || canvas.length < CANVAS_BYTES) {
            return read(reader, param, file, file, FIRST_CHUNK);
        }
        BufferedImage frame = read(reader, param, file, moving, FRAME_HEAD);
        int left = 2 * u24(moving, 0);
        int top = 2 * u24(moving, 3);
        int width = 1 + u24(canvas, 4);
        int height = 1 + u24(canvas, 7);
        return FirstFrame.place(frame, left, top, width, height, param.getSourceXSubsampling(), most);
    }

    private static BufferedImage read(ImageReader reader, ImageReadParam param, byte[] file, byte[] chunks, int first)
            throws IOException {
        byte[] lossy = param.getSourceXSubsampling() == 1 ? chunk(chunks, first, "VP8 ") : null;
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        Vp8Planes planes = lossy == null ? null : Vp8Planes.decode(lossy, width, height);
        if (planes == null) return Samples.straight(reader.read(0, param));
        boolean alpha = chunk(chunks, first, "ALPH") != null;
        BufferedImage image = alpha ? Samples.straight(reader.read(0, param)) : Samples.empty(width, height, false);
        planes.paint(Samples.pixels(image));
        Samples.convert(image, chunk(file, FIRST_CHUNK, "ICCP"));
        return image;
    }

    private static int u24(byte[] bytes, int at) {
        return (bytes[at] & 255) | ((bytes[at + 1] & 255) << 8) | ((bytes[at + 2] & 255) << 16);
    }

    /** The content of the first chunk with a name; null if there is none. */
    private static byte @Nullable [] chunk(byte[] bytes, int first, String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long at = first;
        while (at + CHUNK_HEAD <= bytes.length) {
            int head = (int) at;
            long length = Integer.toUnsignedLong(in.getInt(head + 4));
            if (new String(bytes, head, 4, StandardCharsets.ISO_8859_1).equals(name)) {
                int from = head + CHUNK_HEAD;
                return Arrays.copyOfRange(bytes, from, (int) Math.min(from + length, bytes.length));
            }
            at += CHUNK_HEAD + length + (length & 1);
        }
        return null;
    }
}
