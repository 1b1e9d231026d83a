package org.bunpil.client.asset;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** How a camera was held: the note about it in a JPEG file, and the picture turned upright. */
final class ExifOrientation {
    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int APP1 = 0xe1;
    private static final int SCAN = 0xda;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private ExifOrientation() {}

    /** 1–8 as Exif has it; 1 when nothing is said, or nothing that can be read. */
    static int of(byte[] bytes) {
        if (bytes.length < 4 || u8(bytes, 0) != 0xff || u8(bytes, 1) != 0xd8) return UPRIGHT;
        int at = 2;
        while (at + 4 <= bytes.length && u8(bytes, at) == 0xff && u8(bytes, at + 1) != SCAN) {
            int length = u8(bytes, at + 2) << 8 | u8(bytes, at + 3);
            if (u8(bytes, at + 1) == APP1 && begins(bytes, at + 4)) {
                return tag(bytes, at + 4 + EXIF.length, Math.min(bytes.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean begins(byte[] bytes, int at) {
        if (at + EXIF.length > bytes.length) return false;
        for (int i = 0; i < EXIF.length; i++) if (bytes[at + i] != EXIF[i]) return false;
        return true;
    }

    /** Looks through the first directory of the TIFF that Exif is. */
    private static int tag(byte[] bytes, int tiff, int end) {
        if (tiff + 8 > end) return UPRIGHT;
        boolean little = u8(bytes, tiff) == 'I';
        long directory = tiff + number(bytes, tiff + 4, 4, little);
        if (directory < tiff || directory + 2 > end) return UPRIGHT;
        int entries = (int) number(bytes, (int) directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > end) return UPRIGHT;
            if (number(bytes, entry, 2, little) == TAG) {
                int value = (int) number(bytes, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static long number(byte[] bytes, int at, int size, boolean little) {
        long number = 0;
        for (int i = 0; i < size; i++) number |= (long) u8(bytes, at + i) << (8 * (little ? i : size - 1 - i));
        return number;
    }

    private static int u8(byte[] bytes, int at) {
        return bytes[at] & 255;
    }

    /** The picture as the eye saw it. */
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == UPRIGHT) return image;
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        boolean lying = orientation >= 5;
        BufferedImage to = new BufferedImage(lying ? h : w, lying ? w : h, image.getType());
        Graphics2D g = to.createGraphics();
        g.drawImage(image, turn, null);
        g.dispose();
        return to;
    }
}
