package org.bunpil.client.asset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** What the chunks of a PNG file say of its colours: transparent grey, a profile, linear light. */
final class PngColors {
    private static final int SIGNATURE = 8;
    /** Bytes of a chunk beside its content: length, name, checksum. */
    private static final int AROUND = 12;

    private static final int GREY = 0;
    private static final int COLOR_TYPE_AT = 9;
    private static final int DEPTH_AT = 8;
    /** Profiles of monitors and cameras have a few kilobytes, some with tables half a megabyte. */
    static final int PROFILE_BYTES = 4 << 20;
    /** A gamma above this means linear light, as in ImageMagick; others are written by mistake more often than meant. */
    private static final int LINEAR = 75_000;

    private PngColors() {}

    static BufferedImage read(ImageReader reader, ImageReadParam param, byte[] file) throws IOException {
        BufferedImage image = Samples.straight(reader.read(0, param));
        clearGrey(image, file);
        if (chunk(file, "sRGB") != null) return image;
        byte[] profile = chunk(file, "iCCP");
        if (profile != null) {
            Samples.convert(image, unpacked(profile));
            return image;
        }
        byte[] gamma = chunk(file, "gAMA");
        if (gamma != null && gamma.length == 4) {
            long value = Integer.toUnsignedLong(ByteBuffer.wrap(gamma).getInt());
            if (value > LINEAR) delinearize(Samples.pixels(image));
        }
        return image;
    }

    /** The platform's reader does not find the transparent grey of less than 8 bits, because it compares it with 8. */
    private static void clearGrey(BufferedImage image, byte[] file) {
        byte[] head = chunk(file, "IHDR");
        byte[] clear = chunk(file, "tRNS");
        if (head == null || clear == null || head[COLOR_TYPE_AT] != GREY || clear.length != 2) return;
        int depth = head[DEPTH_AT];
        if (depth >= 8 || !image.getColorModel().hasAlpha()) return;
        int most = (1 << depth) - 1;
        int grey = (clear[1] & most) * 255 / most;
        int[] pixels = Samples.pixels(image);
        for (int i = 0; i < pixels.length; i++) if ((pixels[i] & 255) == grey) pixels[i] &= ~Samples.OPAQUE;
    }

    private static void delinearize(int[] pixels) {
        int[] curve = new int[256];
        for (int i = 0; i < curve.length; i++) {
            double light = i / 255.0;
            double value = light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            curve[i] = (int) Math.round(value * 255);
        }
        for (int i = 0; i < pixels.length; i++) {
            int p = pixels[i];
            pixels[i] = (p & Samples.OPAQUE)
                    | (curve[(p >> 16) & 255] << 16)
                    | (curve[(p >> 8) & 255] << 8)
                    | curve[p & 255];
        }
    }

    /** A profile: its name, a zero byte, the kind of compression, then the compressed bytes. */
    private static byte @Nullable [] unpacked(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) name++;
        if (name + 2 > chunk.length) return null;
        try (InputStream in =
                new InflaterInputStream(new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2))) {
            byte[] profile = in.readNBytes(PROFILE_BYTES + 1);
            return profile.length > PROFILE_BYTES ? null : profile;
        } catch (IOException broken) {
            return null;
        }
    }

    /** The content of the first chunk with a name before the pixels; null if there is none. */
    private static byte @Nullable [] chunk(byte[] file, String name) {
        ByteBuffer in = ByteBuffer.wrap(file);
        long at = SIGNATURE;
        while (at + AROUND <= file.length) {
            long length = Integer.toUnsignedLong(in.getInt((int) at));
            String found = new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            if (found.equals("IDAT") || at + AROUND + length > file.length) return null;
            if (found.equals(name)) return Arrays.copyOfRange(file, (int) at + 8, (int) (at + 8 + length));
            at += AROUND + length;
        }
        return null;
    }
}
