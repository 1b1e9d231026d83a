package org.bunpil.client.asset;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import org.bunpil.model.AssetBytes;

/** The orientation of a camera, from the Exif data in a JPEG, PNG or WebP file, and the image turned upright. */
final class ExifOrientation {
    private static final int UPRIGHT = 1;
    private static final int MOST = 8;
    private static final int PNG_CHUNKS = 8;
    private static final int WEBP_CHUNKS = 12;
    /** The first directory, with the orientation, is within these bytes. In a hostile file, reading more could take very long. */
    private static final int NOTE_BYTES = 2_048;

    private ExifOrientation() {}

    /** 1–8 as in Exif; 1 if none is given or it cannot be read. */
    static int of(byte[] file) {
        try {
            byte[] note = note(file);
            if (note.length == 0) return UPRIGHT;
            Entry entry = new TIFFReader().read(stream(note)).getEntryById(TIFF.TAG_ORIENTATION);
            // Some programs write it as a long number.
            if (entry == null || !(entry.getValue() instanceof Number number)) return UPRIGHT;
            long value = number.longValue();
            return value >= UPRIGHT && value <= MOST ? (int) value : UPRIGHT;
        } catch (IOException | RuntimeException unreadable) {
            // For broken files the readers throw exceptions of all kinds.
            return UPRIGHT;
        }
    }

    /** The beginning of the TIFF data of the Exif block, or nothing. */
    private static byte[] note(byte[] file) throws IOException {
        if (AssetBytes.isPng(file)) return chunk(file, PNG_CHUNKS, "eXIf", ByteOrder.BIG_ENDIAN);
        if (AssetBytes.isWebp(file)) {
            byte[] chunk = chunk(file, WEBP_CHUNKS, "EXIF", ByteOrder.LITTLE_ENDIAN);
            // Some programs write it with the header used in JPEG.
            return chunk.length > 0 && chunk[0] == 'E'
                    ? Arrays.copyOfRange(chunk, "Exif\0\0".length(), NOTE_BYTES)
                    : chunk;
        }
        List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(stream(file), JPEG.APP1, "Exif");
        if (segments.isEmpty()) return new byte[0];
        InputStream in = segments.getFirst().data();
        // The second zero byte after the name.
        in.skipNBytes(1);
        return in.readNBytes(NOTE_BYTES);
    }

    /**
     * The beginning of the content of the first chunk with a name. In PNG the length comes first; in RIFF the name comes first and
     * lengths are even.
     */
    private static byte[] chunk(byte[] file, int first, String name, ByteOrder order) {
        ByteBuffer in = ByteBuffer.wrap(file).order(order);
        boolean png = order == ByteOrder.BIG_ENDIAN;
        long at = first;
        while (at + 8 <= file.length) {
            int head = (int) at;
            long length = Integer.toUnsignedLong(in.getInt(png ? head : head + 4));
            if (new String(file, png ? head + 4 : head, 4, StandardCharsets.ISO_8859_1).equals(name)) {
                return Arrays.copyOfRange(file, head + 8, head + 8 + (int) Math.min(length, NOTE_BYTES));
            }
            at += 8 + length + (png ? 4 : length & 1);
        }
        return new byte[0];
    }

    private static ImageInputStream stream(byte[] bytes) {
        return new ByteArrayImageInputStream(bytes);
    }

    /** The image turned upright. */
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
