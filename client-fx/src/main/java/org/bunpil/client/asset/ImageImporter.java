package org.bunpil.client.asset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bunpil.client.pdf.PageContent;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Limits;

/**
 * Prepares an image for a board: upright, no larger than a board needs, at most 4 MiB. It is always encoded again, so that the metadata
 * of cameras (place, time, owner) stay on this computer.
 */
public final class ImageImporter {
    /** A larger file should not even be read. */
    public static final long MOST_FILE_BYTES = AssetLimits.FILE_BYTES;

    private static final float JPEG_QUALITY = 0.88f;
    /** A drawing is smaller and sharper as PNG; a PNG larger than this is probably a photograph. */
    private static final int PNG_BYTES = 1 << 20;

    private static final double SMALLER = 0.75;

    private ImageImporter() {}

    /** The first bytes of a file that say which kind it is. */
    public static final int HEAD_BYTES = 16;

    private static final byte[] GIF = {'G', 'I', 'F', '8'};
    private static final byte[] BMP = {'B', 'M'};

    /**
     * Whether a file is a picture that can be read, by its bytes and not by its name.
     *
     * @param head its first bytes
     */
    public static boolean isImage(byte[] head) {
        return AssetBytes.isImage(head) || begins(head, GIF) || begins(head, BMP);
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    /** An image ready for a board. */
    public static final class ImportedImage {
        private final String id;
        private final byte[] bytes;
        private final int width;
        private final int height;
        private final String text;

        ImportedImage(byte[] bytes, int width, int height) {
            this(bytes, width, height, "");
        }

        ImportedImage(byte[] bytes, int width, int height, String text) {
            this.text = text;
            this.id = AssetBytes.id(bytes);
            this.bytes = bytes;
            this.width = width;
            this.height = height;
        }

        public String id() {
            return id;
        }

        /** Not copied; the caller must not change them. */
        public byte[] bytes() {
            return bytes;
        }

        /** Pixels, of a page of a PDF points; {@link #height} likewise. */
        public int width() {
            return width;
        }

        public int height() {
            return height;
        }

        /** What can be read on it, as far as that is known. */
        public String text() {
            return text;
        }
    }

    /** More pixels than this are not needed for a sharp image. */
    public static final long MOST_PIXELS = 4L * AssetLimits.LONGEST_SIDE * AssetLimits.LONGEST_SIDE;

    /**
     * From the bytes of a file.
     *
     * @throws IOException if it is no image or cannot be read
     */
    public static ImportedImage of(byte[] file) throws IOException {
        BufferedImage image = ImageDecoder.read(file, MOST_PIXELS);
        return of(ExifOrientation.upright(plain(image), ExifOrientation.of(file)));
    }

    /**
     * From pixels.
     *
     * @param argb row by row
     */
    public static ImportedImage of(int width, int height, int[] argb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return of(image);
    }

    /** A page of a PDF; its size is in points. */
    public static ImportedImage of(PageContent page) throws IOException {
        int width = Math.max(1, Math.round(page.width()));
        int height = Math.max(1, Math.round(page.height()));
        byte[] pdf = page.pdf();
        if (pdf != null) return new ImportedImage(pdf, width, height, page.text());
        int[] argb = page.argb();
        ImportedImage raster = of(page.columns(), argb.length / page.columns(), argb);
        return new ImportedImage(raster.bytes(), width, height, page.text());
    }

    private static ImportedImage of(BufferedImage source) throws IOException {
        BufferedImage image = scaled(plain(source), AssetLimits.LONGEST_SIDE);
        while (true) {
            byte[] bytes = written(image);
            if (bytes.length <= Limits.ASSET_BYTES) {
                return new ImportedImage(bytes, image.getWidth(), image.getHeight());
            }
            image = scaled(image, (int) (Math.max(image.getWidth(), image.getHeight()) * SMALLER));
        }
    }

    /** The image in a colour model that can be scaled and written; with alpha only if something is transparent. */
    private static BufferedImage plain(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) return ImageDecoder.argb(image, BufferedImage.TYPE_INT_RGB);
        BufferedImage argb = ImageDecoder.argb(image, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < argb.getHeight(); y++) {
            for (int x = 0; x < argb.getWidth(); x++) if (argb.getRGB(x, y) >>> 24 != 255) return argb;
        }
        return ImageDecoder.argb(argb, BufferedImage.TYPE_INT_RGB);
    }

    /** Halves the size while it is more than twice too large: a single step would skip pixels. */
    private static BufferedImage scaled(BufferedImage image, int longest) {
        BufferedImage now = image;
        while (Math.max(now.getWidth(), now.getHeight()) > longest) {
            double factor = Math.max(0.5, (double) longest / Math.max(now.getWidth(), now.getHeight()));
            int width = Math.max(1, (int) Math.round(now.getWidth() * factor));
            int height = Math.max(1, (int) Math.round(now.getHeight() * factor));
            BufferedImage smaller = new BufferedImage(width, height, now.getType());
            Graphics2D g = smaller.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            g.drawImage(now, 0, 0, width, height, null);
            g.dispose();
            now = smaller;
        }
        return now;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        }
        if (image.getColorModel().hasAlpha() || png.size() <= PNG_BYTES) return png.toByteArray();
        byte[] jpeg = jpeg(image);
        return jpeg.length < png.size() ? jpeg : png.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = opaque.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
        g.drawImage(image, 0, 0, null);
        g.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
