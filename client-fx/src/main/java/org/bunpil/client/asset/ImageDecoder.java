package org.bunpil.client.asset;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bunpil.client.render.DecodedImage;

/**
 * Decodes bytes to a limited number of pixels in sRGB, whatever a file says of itself. The platform's readers unpack a file; what its
 * numbers mean as colours is decided here, because the readers differ from what everybody else shows ({@code docs/decisions/0126}).
 * Any thread; takes milliseconds.
 */
final class ImageDecoder {
    private ImageDecoder() {}

    /**
     * The pixels of an image of a board.
     *
     * @throws IOException if it cannot be read
     */
    static DecodedImage raster(byte[] bytes) throws IOException {
        return raster(read(bytes, AssetLimits.DECODED_PIXELS));
    }

    static DecodedImage raster(BufferedImage decoded) {
        BufferedImage image = argb(decoded, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new DecodedImage(image.getWidth(), image.getHeight(), pixels);
    }

    /**
     * Reads an image; of a larger one, only every n-th pixel.
     *
     * @param most limit of pixels
     * @return straight ARGB, or RGB if the file has no transparency
     */
    static BufferedImage read(byte[] bytes, long most) throws IOException {
        try (ImageInputStream in = new FiniteInput(bytes)) {
            // The kind of a file is what its bytes say.
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IOException("not a picture that this program knows");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width <= 0 || height <= 0) throw new IOException("a picture without pixels");
                if (width * height > AssetLimits.PIXELS) {
                    throw new ImageTooLargeException("a picture of " + width + " by " + height + " pixels");
                }
                int step = 1;
                while ((width / step) * (height / step) > most) step++;
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return switch (reader.getFormatName().toLowerCase(Locale.ROOT)) {
                    case "jpeg" -> JpegColors.read(reader, param, bytes);
                    case "png" -> PngColors.read(reader, param, bytes);
                    case "gif" -> FirstFrame.ofGif(Samples.straight(reader.read(0, param)), bytes, step, most);
                    case "webp" -> WebpColors.read(reader, param, bytes, most);
                    default -> Samples.straight(reader.read(0, param));
                };
            } catch (RuntimeException broken) {
                // For broken files the platform's readers throw exceptions of all kinds.
                throw new IOException("a picture that cannot be read", broken);
            } finally {
                reader.dispose();
            }
        }
    }

    /** The same pixels in another layout of memory. */
    static BufferedImage argb(BufferedImage image, int type) {
        if (image.getType() == type) return image;
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D g = copy.createGraphics();
        // Laid over nothing, a nearly transparent colour would be rounded twice.
        g.setComposite(AlphaComposite.Src);
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return copy;
    }
}
