package org.bunpil.client.asset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.model.AssetBytes;

/** Images for those who paint each of them once, such as into a file; the canvas uses {@link AssetCache}. Any thread. */
public final class AssetPixels {
    /** In a PNG file, what some programs follow and others do not. */
    private static final Set<String> COLOR_CHUNKS = Set.of("gAMA", "cHRM", "iCCP", "cICP", "eXIf");

    private static final int PNG_HEAD = 8;
    private static final int CHUNK_HEAD = 8;
    private static final int CHUNK_CHECKSUM = 4;

    private AssetPixels() {}

    /** Pixels as the canvas paints them. */
    public static DecodedImage raster(BufferedImage image) {
        return ImageDecoder.raster(image);
    }

    /** Its pixels, straight ARGB, or RGB if the file has no transparency. @throws IOException if it cannot be read */
    public static BufferedImage image(byte[] bytes) throws IOException {
        return ImageDecoder.read(bytes, AssetLimits.DECODED_PIXELS);
    }

    /** Whether it is a JPEG file that every program shows as the canvas does, however it is turned. */
    public static boolean isPlainJpeg(byte[] bytes) {
        return AssetBytes.isImage(bytes)
                && !AssetBytes.isPng(bytes)
                && !AssetBytes.isWebp(bytes)
                && JpegColors.isPlain(bytes);
    }

    /** Whether a program that follows a camera's orientation would show it otherwise than the canvas. */
    public static boolean isTurned(byte[] bytes) {
        return ExifOrientation.of(bytes) != 1;
    }

    /** Whether it is a PNG file that every program shows as the canvas does. */
    public static boolean isPlainPng(byte[] bytes) {
        if (!AssetBytes.isPng(bytes)) return false;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long at = PNG_HEAD;
        while (at + CHUNK_HEAD <= bytes.length) {
            String name = new String(bytes, (int) at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (name.equals("IDAT")) return true;
            if (COLOR_CHUNKS.contains(name)) return false;
            at += CHUNK_HEAD + Integer.toUnsignedLong(in.getInt((int) at)) + CHUNK_CHECKSUM;
        }
        return false;
    }
}
