package org.bunpil.client.export.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bunpil.client.asset.AssetPixels;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.pdf.PdfException;
import org.bunpil.client.pdf.PdfPixels;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.PaintableImage;
import org.bunpil.model.AssetBytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images of an export: read when they are painted, and counted when they are not there. One thread at a time. */
public final class ExportImages implements ImageSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExportImages.class);
    /** Memory for decoded images besides the newest. */
    private static final long CACHE_BYTES = 64L << 20;

    private final AssetSource source;
    private final String placeholder;
    private final Set<String> missing = new HashSet<>();
    private final PdfPixels pdfPixels;
    private final Map<String, DecodedImage> decoded = new LinkedHashMap<>(16, 0.75f, true);
    private long decodedBytes;

    /**
     * @param placeholder a short text in the user's language for the place of a missing image
     * @param folder for what the library of PDFs keeps between runs
     */
    public ExportImages(AssetSource source, String placeholder, Path folder) {
        this.source = source;
        this.placeholder = placeholder;
        this.pdfPixels = new PdfPixels(folder);
    }

    /** Where nothing is kept between runs but what the system may delete. */
    public ExportImages(AssetSource source, String placeholder) {
        this(
                source,
                placeholder,
                Path.of(System.getProperty("java.io.tmpdir", ".")).resolve("bunpil-pdf"));
    }

    /** A file with a picture. */
    public static final class Encoded {
        private final String type;
        private final byte[] bytes;

        Encoded(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        /** As the web names it. */
        public String type() {
            return type;
        }

        /** Not copied. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** How many images were wanted and not there, or could not be read. */
    public int missing() {
        return missing.size();
    }

    /** The bytes of an image as it was added to the board, or null. */
    public byte @Nullable [] bytes(String asset) {
        byte[] bytes = null;
        try {
            bytes = missing.contains(asset) ? null : source.read(asset);
        } catch (IOException unreadable) {
            LOG.warn("a picture is not in the export: {}", unreadable.getMessage());
        }
        if (bytes == null) missing.add(asset);
        return bytes;
    }

    /** The pixels of an image, or null. */
    public @Nullable BufferedImage pixels(String asset, byte[] bytes) {
        try {
            return AssetBytes.isPdf(bytes) ? pdfPixels.draw(asset, bytes) : AssetPixels.image(bytes);
        } catch (IOException | PdfException unreadable) {
            LOG.warn("a picture is not in the export: {}", unreadable.getMessage());
            missing.add(asset);
            return null;
        }
    }

    @Override
    public @Nullable PaintableImage image(String asset) {
        DecodedImage known = decoded.get(asset);
        if (known != null) return known;
        byte[] bytes = bytes(asset);
        BufferedImage pixels = bytes == null ? null : pixels(asset, bytes);
        if (pixels == null) return null;
        DecodedImage image = AssetPixels.raster(pixels);
        Iterator<DecodedImage> oldest = decoded.values().iterator();
        while (decodedBytes > CACHE_BYTES && oldest.hasNext()) {
            decodedBytes -= oldest.next().bytes();
            oldest.remove();
        }
        decoded.put(asset, image);
        decodedBytes += image.bytes();
        return image;
    }

    /** Ends what draws pages of PDFs. */
    @Override
    public void close() {
        pdfPixels.close();
    }

    @Override
    public String placeholderText(String asset) {
        return placeholder;
    }

    /** An image as a file that every program shows as the canvas does, or null. */
    public @Nullable Encoded forSvg(String asset) {
        byte[] bytes = bytes(asset);
        if (bytes == null) return null;
        if (AssetPixels.isPlainJpeg(bytes) && !AssetPixels.isTurned(bytes)) return new Encoded("image/jpeg", bytes);
        if (AssetPixels.isPlainPng(bytes)) return new Encoded("image/png", bytes);
        BufferedImage pixels = pixels(asset, bytes);
        return pixels == null ? null : new Encoded("image/png", png(pixels));
    }

    /** A PNG file. */
    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", to);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
