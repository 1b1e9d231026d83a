package org.bunpil.client.asset;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a JPEG file. Only its samples are taken from the platform's reader: which colours they are it guesses differently from the
 * library that everybody else uses, and it knows neither CMYK nor YCCK.
 */
final class JpegColors {
    private static final int START_OF_SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final String PROFILE = "ICC_PROFILE\0";
    /** In Adobe's marker: after its name, a version and twice flags, what the samples are. */
    private static final int TRANSFORM_AT = 11;

    private static final int YCCK = 2;
    /** In the segment that names the components: bits, height, width, and how many components. */
    private static final int FRAME_HEAD = 6;

    private final int components;
    private final Map<Integer, byte[]> profile = new TreeMap<>();
    private int profileParts;
    /** The segment that names the components. */
    private byte[] frame = new byte[0];

    private boolean jfif;
    /** What Adobe's marker says; -1 without one. */
    private int transform = -1;

    private JpegColors(int components, byte[] file) {
        this.components = components;
        readSegments(file);
    }

    static BufferedImage read(ImageReader reader, ImageReadParam param, byte[] file) throws IOException {
        Raster samples = reader.readRaster(0, param);
        JpegColors colors = new JpegColors(samples.getNumBands(), file);
        if (param.getSourceYSubsampling() == 1 && colors.isHalvedDown()) smoothDown(samples);
        return colors.image(samples);
    }

    /** Whether every program sees the same colours in a file: grey or YCbCr with eight bits, and no profile. */
    static boolean isPlain(byte[] file) {
        JpegColors colors = new JpegColors(0, file);
        byte[] head = colors.frame;
        if (head.length < FRAME_HEAD || head[0] != Byte.SIZE || colors.profileParts > 0) return false;
        int bands = head[FRAME_HEAD - 1];
        return bands == 1 || (bands == 3 && colors.isYcc());
    }

    /** Reads what stands before the samples. */
    private void readSegments(byte[] file) {
        int at = 2;
        while (at + 4 <= file.length) {
            // Whatever lies between two segments is skipped, fill bytes too.
            if (file[at] != (byte) 0xff || file[at + 1] == 0 || file[at + 1] == (byte) 0xff) {
                at++;
                continue;
            }
            int marker = file[at + 1] & 255;
            if (marker == START_OF_SCAN) return;
            int length = ((file[at + 2] & 255) << 8) | (file[at + 3] & 255);
            int end = at + 2 + length;
            if (length < 2 || end > file.length) return;
            segment(marker, file, at + 4, end);
            at = end;
        }
    }

    private void segment(int marker, byte[] file, int from, int end) {
        switch (marker) {
            case APP0 -> jfif |= begins(file, from, end, "JFIF\0");
            case APP2 -> {
                if (begins(file, from, end, PROFILE) && end - from >= PROFILE.length() + 2) {
                    int part = file[from + PROFILE.length()] & 255;
                    profileParts = file[from + PROFILE.length() + 1] & 255;
                    profile.putIfAbsent(part, Arrays.copyOfRange(file, from + PROFILE.length() + 2, end));
                }
            }
            case APP14 -> {
                if (begins(file, from, end, "Adobe") && end - from > TRANSFORM_AT) {
                    transform = file[from + TRANSFORM_AT] & 255;
                }
            }
            case 0xc0, 0xc1, 0xc2 -> frame = Arrays.copyOfRange(file, from, end);
            default -> {
                // Says nothing of colours.
            }
        }
    }

    private static boolean begins(byte[] file, int from, int end, String with) {
        byte[] name = with.getBytes(StandardCharsets.US_ASCII);
        return end - from >= name.length && Arrays.equals(file, from, from + name.length, name, 0, name.length);
    }

    /** What the samples of three components are, by the rules of libjpeg. */
    private boolean isYcc() {
        if (jfif) return true;
        if (transform >= 0) return transform != 0;
        boolean named = frame.length >= 6 + 9 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
        return !named;
    }

    private BufferedImage image(Raster samples) {
        byte[] profile = profile();
        int width = samples.getWidth();
        BufferedImage image = Samples.empty(width, samples.getHeight(), false);
        int[] pixels = Samples.pixels(image);
        boolean ycc = components == 3 ? isYcc() : transform == YCCK;
        ICC_ColorSpace inks = components == 4 && profile != null ? Samples.space(profile, 4) : null;
        InkConversion conversion = inks == null ? null : new InkConversion(inks, width);
        int[] row = new int[width * components];
        for (int y = 0; y < samples.getHeight(); y++) {
            samples.getPixels(samples.getMinX(), samples.getMinY() + y, width, 1, row);
            if (ycc) rgb(row);
            // Behind red, green and blue of YCCK stand their inks.
            if (ycc && components == 4) for (int i = 0; i < row.length; i++) if (i % 4 != 3) row[i] = 255 - row[i];
            if (conversion != null) {
                conversion.convert(row, pixels, y * width);
                continue;
            }
            for (int x = 0, at = 0; x < width; x++, at += components) pixels[y * width + x] = rgb(row, at);
        }
        if (components == 3) Samples.convert(image, profile);
        return image;
    }

    private int rgb(int[] row, int at) {
        if (components < 3) return row[at] * 0x010101;
        if (components == 3) return (row[at] << 16) | (row[at + 1] << 8) | row[at + 2];
        // Inks, where 255 means none: so all programs write them. The paper shines through each of them.
        int all = 0;
        for (int band = 0; band < 3; band++) all = (all << 8) | ((row[at + band] * row[at + 3] + 127) / 255);
        return all;
    }

    /** Luminance and colour difference as red, green and blue, in place; a fourth component stays. */
    private void rgb(int[] row) {
        for (int at = 0; at < row.length; at += components) {
            int y = row[at];
            int cb = row[at + 1] - 128;
            int cr = row[at + 2] - 128;
            row[at] = clamp(y + ((91_881 * cr + 32_768) >> 16));
            row[at + 1] = clamp(y + ((-22_554 * cb - 46_802 * cr + 32_768) >> 16));
            row[at + 2] = clamp(y + ((116_130 * cb + 32_768) >> 16));
        }
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }

    /** Whether there is half as much colour as luminance from top to bottom, and as much from left to right. */
    private boolean isHalvedDown() {
        return components == 3 && frame.length >= 15 && frame[7] == 0x12 && frame[10] == 0x11 && frame[13] == 0x11;
    }

    /**
     * The libjpeg that JDKs bring along repeats such colour in two rows each; the system's, which distributions build their JDKs with, goes
     * over from row to row. Both are to show the same.
     */
    private static void smoothDown(Raster samples) {
        if (!(samples instanceof WritableRaster raster) || !hasRepeatedColor(raster)) return;
        int width = raster.getWidth();
        int rows = raster.getHeight();
        for (int band = 1; band <= 2; band++) {
            int[] above = raster.getSamples(0, 0, width, 1, band, (int[]) null);
            int[] now = above.clone();
            for (int y = 0; y < rows; y += 2) {
                int[] below = y + 2 < rows ? raster.getSamples(0, y + 2, width, 1, band, (int[]) null) : now.clone();
                int[] upper = new int[width];
                int[] lower = new int[width];
                for (int x = 0; x < width; x++) {
                    upper[x] = (3 * now[x] + above[x] + 1) >> 2;
                    lower[x] = (3 * now[x] + below[x] + 2) >> 2;
                }
                raster.setSamples(0, y, width, 1, band, upper);
                if (y + 1 < rows) raster.setSamples(0, y + 1, width, 1, band, lower);
                above = now;
                now = below;
            }
        }
    }

    private static boolean hasRepeatedColor(Raster raster) {
        int width = raster.getWidth();
        for (int y = 0; y + 1 < raster.getHeight(); y += 2) {
            for (int band = 1; band <= 2; band++) {
                int[] upper = raster.getSamples(0, y, width, 1, band, (int[]) null);
                if (!Arrays.equals(upper, raster.getSamples(0, y + 1, width, 1, band, (int[]) null))) return false;
            }
        }
        return true;
    }

    /** A profile is cut into numbered parts; null if there is none or a part is missing. */
    private byte @Nullable [] profile() {
        if (profile.isEmpty() || profile.size() != profileParts) return null;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : profile.values()) all.writeBytes(part);
        return all.toByteArray();
    }

    /** Inks as sRGB by a profile, a row at a time. */
    private static final class InkConversion {
        private final ColorConvertOp op;
        private final WritableRaster inks;
        private final WritableRaster srgb;
        private final byte[] in;
        private final byte[] out;

        InkConversion(ICC_ColorSpace space, int width) {
            op = new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
            inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 4, null);
            srgb = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
            in = new byte[width * 4];
            out = new byte[width * 3];
        }

        void convert(int[] row, int[] pixels, int at) {
            for (int i = 0; i < in.length; i++) in[i] = (byte) (255 - row[i]);
            inks.setDataElements(0, 0, inks.getWidth(), 1, in);
            op.filter(inks, srgb);
            srgb.getDataElements(0, 0, srgb.getWidth(), 1, out);
            for (int x = 0; x < inks.getWidth(); x++) {
                pixels[at + x] = ((out[3 * x] & 255) << 16) | ((out[3 * x + 1] & 255) << 8) | (out[3 * x + 2] & 255);
            }
        }
    }
}
