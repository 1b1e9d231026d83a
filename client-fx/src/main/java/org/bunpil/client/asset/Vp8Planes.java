package org.bunpil.client.asset;

import com.twelvemonkeys.imageio.plugins.webp.vp8.VP8Frame;
import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Luminance and colours as the library's decoder of lossy WebP has them. What it paints by itself is not what a file means: it takes each
 * block out before the blocks to the right and below have smoothed its edges, and repeats colours. So each row of blocks is read once the
 * next one is done. It offers nothing for that; its fields are reached by reflection, and without them there are no planes.
 */
final class Vp8Planes {
    private static final int BLOCK = 16;
    private static final int PART = 4;

    /** The decoder's own parts, as far as they are needed. */
    private record Access(Field row, Field luma, Field blue, Field red, Method samples) {
        static @Nullable Access find() {
            try {
                Field row = VP8Frame.class.getDeclaredField("previousMacroBlockRow");
                Class<?> block = row.getType().getComponentType();
                Field luma = block.getDeclaredField("ySubBlocks");
                Method samples =
                        luma.getType().getComponentType().getComponentType().getMethod("getDest");
                Access access = new Access(
                        row, luma, block.getDeclaredField("uSubBlocks"), block.getDeclaredField("vSubBlocks"), samples);
                for (AccessibleObject part : new AccessibleObject[] {row, luma, access.blue, access.red, samples}) {
                    part.setAccessible(true);
                }
                return access;
            } catch (ReflectiveOperationException | RuntimeException otherVersion) {
                return null;
            }
        }
    }

    private static final @Nullable Access ACCESS = Access.find();

    private final int width;
    private final int height;
    private final int halfWidth;
    private final int halfHeight;
    private final byte[] luma;
    private final byte[] blue;
    private final byte[] red;
    private int rows;

    private Vp8Planes(int width, int height) {
        this.width = width;
        this.height = height;
        halfWidth = (width + 1) / 2;
        halfHeight = (height + 1) / 2;
        luma = new byte[width * height];
        blue = new byte[halfWidth * halfHeight];
        red = new byte[halfWidth * halfHeight];
    }

    /**
     * Decodes a frame.
     *
     * @return null if it is not of this size, or the library is another one
     */
    static @Nullable Vp8Planes decode(byte[] bytes, int width, int height) throws IOException {
        Access access = ACCESS;
        if (access == null) return null;
        Vp8Planes planes = new Vp8Planes(width, height);
        // The decoder checks no size before it takes memory for it: the file's head was checked, this one has to be the
        // same.
        if (bytes.length < 10 || (u16(bytes, 6) & 0x3fff) != width || (u16(bytes, 8) & 0x3fff) != height) return null;
        try (ImageInputStream in = new FiniteInput(bytes)) {
            VP8Frame frame = new VP8Frame(in, false);
            Object[][] done = {null};
            frame.setProgressListener(new ProgressListenerBase() {
                @Override
                public void imageProgress(@Nullable ImageReader none, float percent) {
                    if (done[0] != null) planes.take(access, done[0]);
                    done[0] = (Object[]) value(access.row, frame);
                }
            });
            // It paints as far as its paper reaches.
            BufferedImage nothing = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
            frame.decode(nothing.getRaster(), null);
            if (done[0] != null) planes.take(access, done[0]);
        }
        return planes;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 255) | ((bytes[at + 1] & 255) << 8);
    }

    private static Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the samples of a finished row of blocks; the first and last block of a row are its margin. */
    private void take(Access access, Object[] blocks) {
        for (int column = 0; column * BLOCK < width; column++) {
            Object block = blocks[column + 1];
            take(access, value(access.luma, block), luma, width, height, column * BLOCK, rows * BLOCK);
            take(access, value(access.blue, block), blue, halfWidth, halfHeight, column * BLOCK / 2, rows * BLOCK / 2);
            take(access, value(access.red, block), red, halfWidth, halfHeight, column * BLOCK / 2, rows * BLOCK / 2);
        }
        rows++;
    }

    private static void take(Access access, Object parts, byte[] plane, int width, int height, int left, int top) {
        int count = Array.getLength(parts);
        for (int i = 0; i < count * count; i++) {
            int fromX = left + i % count * PART;
            int fromY = top + i / count * PART;
            int[][] samples = samples(access, Array.get(Array.get(parts, i % count), i / count));
            for (int y = fromY; y < Math.min(fromY + PART, height); y++) {
                for (int x = fromX; x < Math.min(fromX + PART, width); x++) {
                    plane[y * width + x] = (byte) samples[x - fromX][y - fromY];
                }
            }
        }
    }

    private static int[][] samples(Access access, Object part) {
        try {
            return (int[][]) access.samples.invoke(part);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Colours of the pixels, as libwebp calculates them; what the pixels have of alpha stays. */
    void paint(int[] pixels) {
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int luminance = ((luma[at] & 255) * 19_077) >> 8;
                int u = between(blue, x, y);
                int v = between(red, x, y);
                int r = channel(luminance + ((v * 26_149) >> 8) - 14_234);
                int g = channel(luminance - ((u * 6_419) >> 8) - ((v * 13_320) >> 8) + 8_708);
                int b = channel(luminance + ((u * 33_050) >> 8) - 17_685);
                pixels[at] = (pixels[at] & Samples.OPAQUE) | (r << 16) | (g << 8) | b;
            }
        }
    }

    /** Nine parts of the nearest colour, three of each of the two beside it and one of that across. */
    private int between(byte[] plane, int x, int y) {
        int nearX = x / 2;
        int nearY = y / 2;
        int farX = Math.clamp(nearX + ((x & 1) == 0 ? -1 : 1), 0, halfWidth - 1);
        int farY = Math.clamp(nearY + ((y & 1) == 0 ? -1 : 1), 0, halfHeight - 1) * halfWidth;
        nearY *= halfWidth;
        int near = plane[nearY + nearX] & 255;
        int sides = (plane[nearY + farX] & 255) + (plane[farY + nearX] & 255);
        return (((near + 3 * sides + (plane[farY + farX] & 255) + 8) >> 3) + near) >> 1;
    }

    private static int channel(int value) {
        return Math.clamp(value >> 6, 0, 255);
    }
}
