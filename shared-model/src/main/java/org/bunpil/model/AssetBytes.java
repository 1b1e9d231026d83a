package org.bunpil.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks and names the bytes of assets. Any thread. */
public final class AssetBytes {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);
    /** Position of the format in a RIFF file, after its signature and length. */
    private static final int RIFF_KIND_AT = 8;

    private AssetBytes() {}

    /** SHA-256 of the bytes in lower-case hex. */
    public static String id(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the bytes begin like what a board can show: an image of pixels, or a page of a PDF. */
    public static boolean isAsset(byte[] bytes) {
        return isImage(bytes) || isPdf(bytes);
    }

    /** Whether the bytes begin like a PNG, JPEG or WebP file. */
    public static boolean isImage(byte[] bytes) {
        return isPng(bytes) || begins(bytes, 0, JPEG) || isWebp(bytes);
    }

    public static boolean isPng(byte[] bytes) {
        return begins(bytes, 0, PNG);
    }

    public static boolean isWebp(byte[] bytes) {
        return begins(bytes, 0, RIFF) && begins(bytes, RIFF_KIND_AT, WEBP);
    }

    public static boolean isPdf(byte[] bytes) {
        return begins(bytes, 0, PDF);
    }

    private static boolean begins(byte[] bytes, int at, byte[] with) {
        if (bytes.length < at + with.length) return false;
        for (int i = 0; i < with.length; i++) if (bytes[at + i] != with[i]) return false;
        return true;
    }
}
